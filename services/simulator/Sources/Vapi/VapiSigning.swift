internal import Foundation
internal import Sealing

/// What a Vapi credential puts into the headers of a webhook.
public enum VapiSigning {
  public static let secretHeaderName = "X-Vapi-Secret"

  /// The headers for `body`; `messageID` is this delivery's, `time` unix milliseconds, signed in seconds.
  public static func headers(
    _ credential: VapiCredential, url: String, body: [UInt8], messageID: String, atMilliseconds time: Int64
  ) -> [WebhookSigning.Header] {
    switch credential.kind {
    case .none: []
    case .secret: [.init(name: secretHeaderName, value: credential.secret)]
    case .bearer:
      [
        .init(
          name: credential.headerName ?? "Authorization",
          value: (credential.bearerPrefixEnabled ?? true ? "Bearer " : "") + credential.secret)
      ]
    case .hmac: signed(credential, url: url, body: body, messageID: messageID, seconds: time / 1_000)
    }
  }

  private static func signed(
    _ credential: VapiCredential, url: String, body: [UInt8], messageID: String, seconds: Int64
  ) -> [WebhookSigning.Header] {
    let hasTime = credential.includeTimestamp ?? true
    let format = credential.payloadFormat ?? (hasTime ? "{timestamp}.{body}" : "{body}")
    let key =
      credential.secretIsBase64 == true
      ? Array(Data(base64Encoded: credential.secret) ?? Data()) : Array(credential.secret.utf8)
    let payload = fill(
      format, ["{timestamp}": String(seconds), "{method}": "POST", "{url}": url, "{svix-id}": messageID], body: body)
    let hash = HMACCode.Hash(rawValue: credential.algorithm ?? "sha256") ?? .sha256
    let code = HMACCode.code(hash, key: key, [payload])
    let text = credential.signatureEncoding == "base64" ? Data(code).base64EncodedString() : Hexadecimal.text(code)
    var headers = [
      WebhookSigning.Header(
        name: credential.signatureHeader ?? "x-signature", value: (credential.signaturePrefix ?? "") + text)
    ]
    if hasTime || format.contains("{timestamp}") {
      headers.append(.init(name: credential.timestampHeader ?? "x-timestamp", value: String(seconds)))
    }
    if let name = credential.messageIDHeader { headers.append(.init(name: name, value: messageID)) }
    return headers
  }

  /// The format with its placeholders filled; the body goes in as it is, once and unread.
  private static func fill(_ format: String, _ values: [String: String], body: [UInt8]) -> [UInt8] {
    let parts = format.split(separator: "{body}", maxSplits: 1, omittingEmptySubsequences: false).map { part in
      values.reduce(String(part)) { $0.replacing($1.key, with: $1.value) }
    }
    guard parts.count == 2 else { return Array(parts.joined().utf8) }
    return Array(parts[0].utf8) + body + Array(parts[1].utf8)
  }
}
