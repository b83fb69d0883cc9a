internal import Foundation
internal import Sealing

/// Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature`, or the same names after `svix-`.
///
/// The signature is a list, separated by spaces, of `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`. The key is base64,
/// after `whsec_` where that stands before it. Source: standard-webhooks/standard-webhooks, `spec/standard-webhooks.md`.
enum StandardWebhooksSignature {
  /// Furthest that a time may lie from ours, in either direction, in milliseconds.
  static let toleranceMilliseconds: Int64 = 300_000
  /// Entries of the list that are looked at.
  static let mostSignatures = 16

  static func verify(_ delivery: SignedDelivery, secret: [UInt8]) -> SignatureVerdict {
    let family = delivery.header("svix-id") != nil ? "svix" : "webhook"
    guard let id = delivery.header("\(family)-id"), let time = delivery.header("\(family)-timestamp"),
      let list = delivery.header("\(family)-signature")
    else { return .missing }
    guard let key = key(secret), let seconds = decimal(time), seconds < Int64.max / 1000 else { return .malformed }
    guard isWithin(toleranceMilliseconds, of: delivery.nowMilliseconds / 1000 * 1000, seconds * 1000) else {
      return .stale
    }
    let code = base64(HMACCode.code(.sha256, key: key, [Array("\(id).\(time).".utf8), delivery.body]))
    let entries = list.split(separator: " ").prefix(mostSignatures)
    let isValid = entries.contains { entry in
      entry.hasPrefix("v1,") && constantTimeEquals(Array(entry.dropFirst(3).utf8), Array(code.utf8))
    }
    return isValid ? .valid(secret: 0) : .mismatch
  }

  private static func key(_ secret: [UInt8]) -> [UInt8]? {
    let text = String(decoding: secret, as: UTF8.self)
    let encoded = text.hasPrefix("whsec_") ? String(text.dropFirst(6)) : text
    return Data(base64Encoded: encoded).map(Array.init)
  }
}
