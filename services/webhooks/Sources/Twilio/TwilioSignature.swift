internal import Sealing

/// Twilio's signature: base64 of HMAC over the full URL, and over the parameters of a form, sorted.
///
/// Source: twilio-python, `request_validator.py`, and Twilio's "Security". It has no time: what arrives twice is told apart
/// by its dedupe key. The URL is rebuilt from the configured public base, never from a header of the request.
enum TwilioSignature {
  static let headerName = "x-twilio-signature"
  static let settingsHeaderName = "x-twilio-webhooks-signature-settings"

  /// Under the account's Auth Token: HMAC-SHA1, and only where no shared key is named.
  static func verify(_ delivery: SignedDelivery, token: [UInt8]) -> SignatureVerdict {
    guard delivery.header(settingsHeaderName) == nil else { return .mismatch }
    return verify(delivery, .sha1, secret: token)
  }

  /// Under a shared key, where the settings header names it. That header is not signed: it picks among secrets that are
  /// shared keys, and never makes the Auth Token one.
  static func verify(_ delivery: SignedDelivery, sharedKey id: String, secret: [UInt8]) -> SignatureVerdict {
    guard let header = delivery.header(settingsHeaderName) else { return .missing }
    var settings: [String: String] = [:]
    for part in header.split(separator: ",").prefix(16) {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmed() }
      guard pair.count == 2 else { return .malformed }
      settings[pair[0].lowercased()] = pair[1]
    }
    guard settings["key"] == id else { return .mismatch }
    let hash: HMACCode.Hash
    switch settings["algorithm"]?.uppercased() {
    case "HMAC_SHA1": hash = .sha1
    case "HMAC_SHA256": hash = .sha256
    default: return .malformed
    }
    return verify(delivery, hash, secret: secret)
  }

  private static func verify(
    _ delivery: SignedDelivery, _ hash: HMACCode.Hash, secret: [UInt8]
  ) -> SignatureVerdict {
    guard let signature = delivery.header(headerName) else { return .missing }
    guard let url = TwilioURL(delivery.url), let parameters = signed(delivery, url) else { return .malformed }
    var isSigned = false
    // Twilio signs with the port for some products and without for others.
    for form in url.forms {
      let code = base64(HMACCode.code(hash, key: secret, [Array(form.utf8)] + parameters))
      if constantTimeEquals(Array(code.utf8), Array(signature.utf8)) { isSigned = true }
    }
    return isSigned ? .valid(secret: 0) : .mismatch
  }

  /// What is signed beside the URL; nil where the body is bound by nothing.
  private static func signed(_ delivery: SignedDelivery, _ url: TwilioURL) -> [[UInt8]]? {
    if delivery.method == "GET" { return delivery.body.isEmpty ? [] : nil }
    guard delivery.mediaType == "application/json" || url.bodyHash != nil else {
      guard let form = TwilioForm(delivery.body) else { return nil }
      return sorted(form)
    }
    guard let hash = url.bodyHash,
      constantTimeEquals(Array(hash.utf8), Array(hexadecimal(SHA256.hash(delivery.body)).utf8))
    else { return nil }
    return []
  }

  /// Names in byte order, and within one name its different values in byte order.
  private static func sorted(_ form: TwilioForm) -> [[UInt8]] {
    let parameters = form.parameters.sorted {
      $0.name == $1.name ? $0.value.lexicographicallyPrecedes($1.value) : $0.name.lexicographicallyPrecedes($1.name)
    }
    var pieces: [[UInt8]] = []
    var last: TwilioForm.Parameter?
    for parameter in parameters where parameter != last {
      pieces += [parameter.name, parameter.value]
      last = parameter
    }
    return pieces
  }
}

extension Substring {
  fileprivate func trimmed() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
