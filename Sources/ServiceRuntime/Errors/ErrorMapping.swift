internal import Calls
internal import Identifiers
internal import Foundation
internal import Jobs
internal import Postgres

/// What an error of a handler means to the caller. The one place that decides.
enum ErrorMapping {
  /// An error as the caller sees it and, where it is a mistake of ours, as the log sees it.
  struct Outcome {
    var error: RPCError
    var incident: Incident?
  }

  /// What the log needs to find the mistake: never the error's own text, which may quote data.
  struct Incident {
    var id: String
    var error: String
    var detail: String?
  }

  static func outcome(of error: any Error) -> Outcome {
    switch error {
    case let error as RPCError: Outcome(error: error)
    case let error as any RPCErrorConvertible: Outcome(error: error.rpcError)
    case let error as PostgresError: outcome(of: error)
    case let error as IdempotencyError: outcome(of: error)
    case is CancellationError:
      Outcome(error: RPCError(.cancelled, reason: "cancelled", message: "The call was cancelled."))
    default: incident("\(type(of: error))", detail: nil)
    }
  }

  private static func outcome(of error: PostgresError) -> Outcome {
    switch error.code {
    case .invalidText:
      Outcome(
        error: RPCError(
          .invalidArgument, reason: "nul_in_text", message: "A text holds a NUL character.", isNoRetry: true))
    case .connectionFailed, .connectionLost, .poolExhausted, .deadlineExceeded, .serializationFailure, .deadlock,
      .lockNotAvailable, .outOfResources:
      Outcome(
        error: RPCError(
          .unavailable, reason: "database_unavailable", message: "The database cannot be used now.",
          retryAfter: .seconds(1)))
    case .undefinedObject:
      // A statement names what the schema lacks: the program is newer than the schema, until somebody migrates.
      Outcome(
        error: RPCError(
          .unavailable, reason: "schema_behind", message: "The service's schema is not migrated yet.",
          retryAfter: .seconds(1)))
    case .cancelled:
      Outcome(error: RPCError(.cancelled, reason: "cancelled", message: "The call was cancelled."))
    case .invalidValue, .uniqueViolation, .foreignKeyViolation, .checkViolation, .exclusionViolation,
      .notNullViolation, .insufficientPrivilege, .decoding, .rowMissing, .readOnly, .other:
      incident("PostgresError.\(error.code.rawValue)", detail: error.constraint ?? error.sqlState)
    }
  }

  private static func outcome(of error: IdempotencyError) -> Outcome {
    switch error {
    case .mismatch:
      Outcome(
        error: RPCError(
          .failedPrecondition, reason: "idempotency_mismatch",
          message: "The idempotency key was used for another request.", isNoRetry: true))
    case .aborted:
      Outcome(
        error: RPCError(
          .aborted, reason: "idempotency_in_progress", message: "A call with the same idempotency key is running.",
          retryAfter: .milliseconds(200)))
    case .invalidKey:
      Outcome(
        error: RPCError(
          .invalidArgument, reason: "idempotency_key_invalid",
          message: "The idempotency key must have 1 to 255 bytes.", isNoRetry: true))
    case .responseTooLarge: incident("IdempotencyError.responseTooLarge", detail: nil)
    }
  }

  private static func incident(_ error: String, detail: String?) -> Outcome {
    let id = UUID.version7().uuidString.lowercased()
    return Outcome(
      error: RPCError(
        .internal, reason: "internal", message: "Something went wrong here; it was recorded as incident \(id)."),
      incident: Incident(id: id, error: error, detail: detail))
  }
}
