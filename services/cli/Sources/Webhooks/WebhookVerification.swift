internal import Webhooks

/// One delivery as it came, with what the receiver holds.
struct ReceivedDelivery: Sendable {
  var credentials: [SourceCredential]
  var method: String
  var url: String
  /// Names compare without case.
  var headers: [(name: String, value: String)]
  var body: [UInt8]
  /// The receiver's clock, unix milliseconds.
  var nowMilliseconds: Int64
}

/// Whether a delivery verifies, and why not.
enum WebhookVerdict: Sendable, Hashable {
  case valid
  case invalid(reason: String, explanation: String)

  /// Judges with the code that the webhooks service uses.
  init(_ delivery: ReceivedDelivery) {
    let signed = SignedDelivery(
      method: delivery.method, url: delivery.url,
      headers: Dictionary(
        delivery.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first }),
      body: delivery.body, nowMilliseconds: delivery.nowMilliseconds)
    switch signed.verify(delivery.credentials) {
    case .valid: self = .valid
    case .missing:
      self = .invalid(reason: "missing", explanation: "The header that proves it is not there, or it is empty.")
    case .malformed:
      self = .invalid(
        reason: "malformed", explanation: "What proves it is not of the provider's form, or does not bind the body.")
    case .stale:
      self = .invalid(
        reason: "stale", explanation: "The signature's time is more than five minutes away from the receiver's clock.")
    case .mismatch:
      self = .invalid(
        reason: "mismatch",
        explanation: "The code belongs to another secret, other bytes, another time or another URL. Sign the raw bytes."
      )
    }
  }

  var isValid: Bool { self == .valid }
}
