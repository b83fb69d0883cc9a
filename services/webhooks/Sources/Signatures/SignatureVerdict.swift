/// What came of verifying a delivery. Outside, every refusal looks the same; the case is for our own log.
public enum SignatureVerdict: Sendable, Hashable {
  /// Signed with the secret at this index.
  case valid(secret: Int)
  case missing
  case malformed
  case stale
  case mismatch

  /// The name of the case, for logs.
  var reason: String {
    switch self {
    case .valid: "valid"
    case .missing: "missing"
    case .malformed: "malformed"
    case .stale: "stale"
    case .mismatch: "mismatch"
    }
  }
}
