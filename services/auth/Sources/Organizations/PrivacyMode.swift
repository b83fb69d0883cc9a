internal import AuthAPI

/// What of a conversation may be sent to companies outside.
enum PrivacyMode: String, Sendable, Hashable, CaseIterable {
  /// As it is.
  case off
  /// Only after redaction.
  case redact
  case noSend = "no_send"

  /// Nil for unspecified and for what this version does not know.
  init?(_ message: PhiMode) {
    switch message {
    case .off: self = .off
    case .redact: self = .redact
    case .noSend: self = .noSend
    case .unspecified, .unrecognized: return nil
    }
  }

  var message: PhiMode {
    switch self {
    case .off: .off
    case .redact: .redact
    case .noSend: .noSend
    }
  }
}
