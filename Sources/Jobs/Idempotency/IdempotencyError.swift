public import Calls

/// Why a call with an idempotency key is refused.
public enum IdempotencyError: Error, Sendable, Hashable {
  /// The key was used for another request.
  case mismatch
  /// A call with the same key is running.
  case aborted
  /// The key, method or principal is empty or longer than 255 bytes.
  case invalidKey
  /// The response has more than ``IdempotencyStore/maximumResponse`` bytes and cannot be kept.
  case responseTooLarge
}

extension IdempotencyError: RPCErrorConvertible {
  public var rpcError: RPCError {
    switch self {
    case .mismatch:
      RPCError(
        .failedPrecondition, reason: "idempotency_mismatch",
        message: "The idempotency key was used for another request.")
    case .aborted:
      RPCError(
        .aborted, reason: "idempotency_in_progress", message: "A call with the same idempotency key is running.",
        retryAfter: .milliseconds(200))
    case .invalidKey:
      RPCError(
        .invalidArgument, reason: "idempotency_key_invalid", message: "An idempotency key has 1 to 255 bytes.")
    case .responseTooLarge:
      RPCError(.internal, reason: "response_too_large", message: "The response is too large to be kept.")
    }
  }
}
