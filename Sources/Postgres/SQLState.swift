extension PostgresError {
  /// The error for a five-character state of the server. Source: PostgreSQL manual, appendix A.
  init(sqlState: String, constraint: String? = nil, diagnosis: String? = nil) {
    self.init(Code(sqlState: sqlState), sqlState: sqlState, constraint: constraint)
    self.diagnosis = sqlState.hasPrefix("42") ? diagnosis : nil
  }
}

extension PostgresError.Code {
  init(sqlState: String) {
    switch sqlState {
    case "23505": self = .uniqueViolation
    case "23503": self = .foreignKeyViolation
    case "23514": self = .checkViolation
    case "23P01": self = .exclusionViolation
    case "23502": self = .notNullViolation
    case "40001": self = .serializationFailure
    case "40P01": self = .deadlock
    case "55P03": self = .lockNotAvailable
    // query_canceled: by statement_timeout, unless we asked for it; the connection knows which.
    case "57014": self = .deadlineExceeded
    // admin_shutdown, crash_shutdown, database_dropped, idle_session_timeout, idle_in_transaction_session_timeout,
    // transaction_timeout: the server ends the connection. statement_completion_unknown: as if it had.
    case "57P01", "57P02", "57P04", "57P05", "25P03", "25P04", "40003": self = .connectionLost
    // cannot_connect_now, too_many_connections, a refused user or password, no such database.
    case "57P03", "53300", "28000", "28P01", "3D000": self = .connectionFailed
    // insufficient_resources, disk_full, out_of_memory, configuration_limit_exceeded; io_error.
    case "53000", "53100", "53200", "53400", "58030": self = .outOfResources
    // read_only_sql_transaction.
    case "25006": self = .readOnly
    case "42501": self = .insufficientPrivilege
    // Table, column, function, object, schema, type.
    case "42P01", "42703", "42883", "42704", "3F000": self = .undefinedObject
    // Out of range for a number, a time, an encoding; a text or binary form; too long; more than a row or index can hold.
    case "22003", "22008", "22021", "22P05", "22P02", "22P03", "22001", "54000": self = .invalidValue
    default: self = sqlState.hasPrefix("08") ? .connectionLost : .other
    }
  }
}
