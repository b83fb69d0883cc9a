internal import Foundation
internal import Sealing

/// How Twilio signs: an HMAC over the URL and the sorted parameters of a form. Source: twilio 9.13.0, `request_validator.py`.
public enum TwilioSigning {
  public static let headerName = "X-Twilio-Signature"
  public static let settingsHeaderName = "X-Twilio-Webhooks-Signature-Settings"

  /// The signature of a form under the account's token.
  public static func signature(url: String, form: [UInt8], token: String) -> String {
    code(.sha1, url: url, form: form, key: token)
  }

  /// The signature of a form under a shared key.
  public static func sharedKeySignature(url: String, form: [UInt8], secret: String) -> String {
    code(.sha256, url: url, form: form, key: secret)
  }

  private static func code(_ hash: HMACCode.Hash, url: String, form: [UInt8], key: String) -> String {
    let fields = FormFields(text: String(decoding: form, as: UTF8.self)).fields
    // Repeated names count once for each different value.
    let values = Dictionary(grouping: fields, by: \.name).mapValues { Set($0.map(\.value)) }
    var text = url
    for name in values.keys.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
      for value in (values[name] ?? []).sorted() { text += name + value }
    }
    return Data(HMACCode.code(hash, key: Array(key.utf8), [Array(text.utf8)])).base64EncodedString()
  }
}
