/// The answer to a call with an idempotency key.
public enum IdempotentOutcome: Sendable, Hashable {
  /// The effect took place in this transaction.
  case performed([UInt8])
  /// The effect took place earlier; this was its response.
  case repeated([UInt8])

  /// The response, new or old.
  public var response: [UInt8] {
    switch self {
    case .performed(let bytes), .repeated(let bytes): bytes
    }
  }
}
