/// Why the database could not do what was asked: the one error type of this module.
///
/// Callers branch on `code` and `constraint`. Text of the server is never part of it, because that text may quote rows.
public struct PostgresError: Error, Sendable, Hashable {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// No connection could be made.
    case connectionFailed
    /// The connection ended under a statement. At a commit its outcome is unknown: the transaction may have happened.
    case connectionLost
    /// No connection became free in time, or too many are waiting already.
    case poolExhausted
    /// The transaction's time was over.
    case deadlineExceeded
    /// The task was cancelled; the transaction was rolled back.
    case cancelled
    /// A text has a NUL character, which the server cannot hold.
    case invalidText
    /// A value is outside what its type can hold.
    case invalidValue
    case uniqueViolation
    case foreignKeyViolation
    case checkViolation
    case exclusionViolation
    case notNullViolation
    case serializationFailure
    case deadlock
    case lockNotAvailable
    /// A missing grant, or a row that the tenant's policy refuses.
    case insufficientPrivilege
    /// The statement names a table, column or function that is not there: the schema is behind the program.
    case undefinedObject
    /// A column is missing, null or of another type than the program expects.
    case decoding
    /// A row that must be there is not.
    case rowMissing
    /// The server has no disk, memory or locks left for this; it may have them again later.
    case outOfResources
    /// Something was to be written in a read-only transaction, or on a server that only follows another.
    case readOnly
    case other
  }

  public var code: Code
  /// The server's five characters, where the server refused. Source: PostgreSQL manual, appendix A.
  public var sqlState: String?
  /// Name of the violated constraint.
  public var constraint: String?
  /// One sentence of ours for people: no text of the server, no values.
  public var message: String

  /// The server's words about names in the statement, for errors of class 42 only, which quote no data. For the log at
  /// debug level and for failed migrations.
  var diagnosis: String?
  /// Where in the text of the statement, in characters from 1.
  var position: Int?

  public init(_ code: Code, sqlState: String? = nil, constraint: String? = nil, message: String? = nil) {
    self.code = code
    self.sqlState = sqlState
    self.constraint = constraint
    self.message = message ?? code.sentence
  }

  /// Whether the same transaction may succeed when it is run again without anything being changed.
  ///
  /// After `connectionLost` it may already have happened: run again only what is idempotent.
  public var isRetryable: Bool {
    switch code {
    case .connectionFailed, .connectionLost, .poolExhausted, .deadlineExceeded, .serializationFailure, .deadlock,
      .lockNotAvailable, .outOfResources:
      true
    // A cached plan went stale after a migration, or a pooler dropped it: it has been forgotten and will be made again.
    case .other: sqlState == "0A000" || sqlState == "26000"
    case .cancelled, .invalidText, .invalidValue, .uniqueViolation, .foreignKeyViolation, .checkViolation,
      .exclusionViolation, .notNullViolation, .insufficientPrivilege, .undefinedObject, .decoding, .rowMissing,
      .readOnly:
      false
    }
  }
}

extension PostgresError {
  /// The server gave the transaction up for the sake of another one, and nothing of it happened.
  var isConflict: Bool { code == .serializationFailure || code == .deadlock }
}

extension PostgresError: CustomStringConvertible {
  public var description: String {
    var description = "\(code.rawValue): \(message)"
    if let sqlState { description += " [\(sqlState)]" }
    if let constraint { description += " (\(constraint))" }
    return description
  }
}

extension PostgresError.Code {
  var sentence: String {
    switch self {
    case .connectionFailed: "The database could not be reached."
    case .connectionLost: "The connection to the database was lost."
    case .poolExhausted: "No connection to the database became free in time."
    case .deadlineExceeded: "The transaction ran out of time."
    case .cancelled: "The transaction was cancelled."
    case .invalidText: "A text has a NUL character."
    case .invalidValue: "A value is outside what its type can hold."
    case .uniqueViolation: "Such a row exists already."
    case .foreignKeyViolation: "A row that this one refers to does not exist."
    case .checkViolation: "A value breaks a rule of its table."
    case .exclusionViolation: "The row is in conflict with another."
    case .notNullViolation: "A value is missing."
    case .serializationFailure: "The transaction came into conflict with another one."
    case .deadlock: "The transaction and another one waited for each other."
    case .lockNotAvailable: "A lock was not to be had in time."
    case .insufficientPrivilege: "The role may not do this."
    case .undefinedObject: "The schema lacks what the statement names."
    case .decoding: "The result has another form than expected."
    case .rowMissing: "The row is not there."
    case .outOfResources: "The database has no room left for this."
    case .readOnly: "Nothing can be written here."
    case .other: "The database refused the statement."
    }
  }
}
