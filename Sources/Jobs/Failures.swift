internal import Calls
internal import Postgres

/// Thrown by a handler when trying again cannot help.
public struct PermanentFailure: Error, Sendable, Hashable {
  /// Lower snake case, such as `duration_out_of_range`; never text from outside. Reasons group dead letters.
  public let reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

/// Thrown by a handler that wants to be tried again, to say why.
public struct TransientFailure: Error, Sendable, Hashable {
  /// Lower snake case; never text from outside.
  public let reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

/// The stored form of a failure's reason: at most 160 characters of printable ASCII.
///
/// Reasons land in tables, logs and metrics. A reason that carried outside text after all, perhaps with a NUL that Postgres
/// refuses, must not make the report of the failure fail in its turn.
struct FailureReason: Sendable, Hashable {
  static let crashed = Self("crashed")
  static let deadlineExceeded = Self("deadline_exceeded")
  static let unanswered = Self("unanswered")

  let text: String

  init(_ text: String) {
    let kept = text.unicodeScalars.lazy.map { (0x20...0x7e).contains($0.value) ? Character($0) : "?" }.prefix(160)
    self.text = kept.isEmpty ? "unknown" : String(kept)
  }

  /// The reason that `error` states, or else its type's name. Never its description, which may hold anything.
  init(_ error: any Error) {
    switch error {
    case let failure as PermanentFailure: self.init(failure.reason)
    case let failure as TransientFailure: self.init(failure.reason)
    case let failure as RPCError: self.init(failure.reason)
    case let failure as any RPCErrorConvertible: self.init(failure.rpcError.reason)
    case let failure as PostgresError: self.init("postgres_\(Self.snakeCase(failure.code.rawValue))")
    case is CancellationError: self.init("cancelled")
    default: self.init(String(reflecting: type(of: error)))
    }
  }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }
}
