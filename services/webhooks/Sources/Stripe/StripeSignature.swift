internal import Sealing

/// Stripe's webhook signature: `Stripe-Signature: t=<unix seconds>,v1=<hex>[,v1=<hex>…]`, where v1 is HMAC-SHA256 over
/// `t.body` under the whole endpoint secret, `whsec_` included.
///
/// Source: stripe-python, `_webhook.py`. That verifier lets times of the future pass; ours bounds both directions.
enum StripeSignature {
  static let headerName = "stripe-signature"
  /// Furthest that a time may lie from ours, in seconds, inclusive.
  static let tolerance: Int64 = 300
  /// Parts of the header that are looked at.
  static let mostParts = 32

  static func verify(_ delivery: SignedDelivery, secret: [UInt8]) -> SignatureVerdict {
    guard let header = delivery.header(headerName) else { return .missing }
    var time: Substring?
    var codes: [[UInt8]] = []
    for part in header.split(separator: ",", omittingEmptySubsequences: false).prefix(mostParts) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { return .malformed }
      if pair[0] == "t" {
        time = pair[1]
      } else if pair[0] == "v1", let code = hexadecimalBytes(pair[1], count: 32) {
        codes.append(code)
      }
    }
    guard let time, let seconds = decimal(time), !codes.isEmpty else { return .malformed }
    let code = HMACCode.code(.sha256, key: secret, [Array("\(time).".utf8), delivery.body])
    var isSigned = false
    for candidate in codes where constantTimeEquals(candidate, code) { isSigned = true }
    guard isSigned else { return .mismatch }
    return isWithin(tolerance, of: delivery.nowMilliseconds / 1000, seconds) ? .valid(secret: 0) : .stale
  }
}
