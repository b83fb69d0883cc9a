internal import Webhooks

/// One delivery as it came, with the secrets that the receiver holds.
struct ReceivedDelivery: Sendable {
  var secrets: [String]
  var method: String
  var url: String
  /// Names compare without case.
  var headers: [(name: String, value: String)]
  var body: [UInt8]
  /// The receiver's clock, unix milliseconds.
  var nowMilliseconds: Int64

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Whether a delivery verifies, and why not.
enum WebhookVerdict: Sendable, Hashable {
  case valid
  case invalid(reason: String, explanation: String)

  /// Judges with the code that the webhooks service uses.
  init(retell delivery: ReceivedDelivery) {
    let verdict = RetellSignature.verify(
      header: delivery.header(RetellSignature.headerName), body: delivery.body,
      secrets: delivery.secrets.map { Array($0.utf8) }, nowMilliseconds: delivery.nowMilliseconds)
    switch verdict {
    case .valid: self = .valid
    case .missing:
      self = .invalid(reason: "missing", explanation: "There is no X-Retell-Signature header, or it is empty.")
    case .malformed:
      self = .invalid(
        reason: "malformed",
        explanation: "The header is not v=<unix milliseconds>,d=<64 lower-case hexadecimal digits>.")
    case .stale:
      self = .invalid(
        reason: "stale", explanation: "The signature's time is more than five minutes away from the receiver's clock.")
    case .mismatch:
      self = .invalid(
        reason: "mismatch",
        explanation: "The code belongs to another secret, other bytes or another time. Sign the raw bytes, time last.")
    }
  }

  var isValid: Bool { self == .valid }
}
