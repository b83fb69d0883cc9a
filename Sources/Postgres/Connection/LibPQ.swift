internal import CLibPQ
internal import Glibc

/// The one place that touches libpq: owns a `PGconn`, always non-blocking and, outside scripts, in pipeline mode.
///
/// Thread rule: one thread, the one that made it. Unsafe pointers do not leave this file; results are copied out at once.
/// Source: PostgreSQL manual, chapter 34 (libpq), sections 34.1, 34.4, 34.5 and 34.7.
final class LibPQ {
  private let connection: OpaquePointer
  /// Of the last result with rows: mostly the next one has the same.
  private var columns = ResultSet.Columns(names: [], types: [])

  enum Progress { case reading, writing, done, failed }

  enum Outcome {
    case result(WorkResult)
    case failure(PostgresError)
    /// Skipped because a statement before it in the same group failed.
    case skipped
    /// The end of a group.
    case synchronized
    /// The end of one statement's results.
    case end
    /// The server waits for the rows of a copy.
    case copyIn
    /// Something that none of our statements asks for, such as a copy to us.
    case unexpected
  }

  /// Begins to connect. May block for as long as looking up the host's name takes. Nil without memory.
  init?(_ configuration: DatabaseConfiguration) {
    let options = Self.options(of: configuration)
    let keywords: [UnsafeMutablePointer<CChar>?] = options.map { strdup($0.0) } + [nil]
    let values: [UnsafeMutablePointer<CChar>?] = options.map { strdup($0.1) } + [nil]
    defer { for pointer in keywords + values { free(pointer) } }
    guard
      let connection = PQconnectStartParams(
        keywords.map { $0.map { UnsafePointer($0) } }, values.map { $0.map { UnsafePointer($0) } }, 0)
    else { return nil }
    self.connection = connection
    // By default notices go to the process's standard error; they may quote data.
    PQsetNoticeReceiver(connection, { _, _ in }, nil)
  }

  deinit {
    PQfinish(connection)
  }

  private static func options(of configuration: DatabaseConfiguration) -> [(String, String)] {
    var options = [
      ("host", configuration.host), ("port", String(configuration.port)), ("dbname", configuration.database),
      ("user", configuration.user), ("password", configuration.password.reveal()),
      ("application_name", configuration.applicationName), ("client_encoding", "UTF8"), ("gssencmode", "disable"),
      ("tcp_user_timeout", "30000"),
    ]
    switch configuration.tls {
    case .disabled: options.append(("sslmode", "disable"))
    case .verifyFull(let rootCertificates):
      options.append(("sslmode", "verify-full"))
      if let rootCertificates { options.append(("sslrootcert", rootCertificates)) }
    }
    return options
  }

  /// What a connection URL or string says, by libpq's names of options; nil where it cannot be read. Options that it does
  /// not mention are absent. Source: PostgreSQL manual, 34.1.1.
  static func parse(url: String) -> [String: String]? {
    guard let options = PQconninfoParse(url, nil) else { return nil }
    defer { PQconninfoFree(options) }
    var parsed: [String: String] = [:]
    var option = options
    // An option without a keyword ends the list.
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { parsed[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return parsed
  }

  /// Changes while connecting: ask again before each wait. Negative where there is none.
  var socket: Int32 { PQsocket(connection) }

  /// Call first when writing is possible, then whenever what it asked for has become possible.
  func connect() -> Progress {
    switch PQconnectPoll(connection) {
    case PGRES_POLLING_READING: .reading
    case PGRES_POLLING_WRITING: .writing
    // 0 and 1: success. Both fail only on a bad connection.
    case PGRES_POLLING_OK:
      PQsetnonblocking(connection, 1) == 0 && PQenterPipelineMode(connection) == 1 ? .done : .failed
    default: .failed
    }
  }

  /// What kept it from connecting, in our words: libpq gives only text here, which may quote names.
  var connectFailure: PostgresError {
    let text = String(cString: PQerrorMessage(connection))
    // The first that fits: a message about a certificate may also say that a file does not exist.
    let reasons = [
      ("does not match host name", "The server's certificate is for another name."),
      ("certificate", "The server's certificate was not accepted."),
      ("does not support SSL", "The server offers no encryption."),
      ("no pg_hba.conf entry", "The server admits no such client."),
      ("password authentication failed", "The server refused the user's password."),
      ("no password supplied", "The server wants a password."),
      ("does not exist", "The server knows no such database or user."),
      ("No such file or directory", "No server listens on the socket."),
      ("Connection refused", "No server listens there."),
      ("could not translate host name", "The host's name is unknown."),
      ("too many", "The server has no connection left."),
      ("starting up", "The server is starting."),
      ("shutting down", "The server is shutting down."),
    ]
    return PostgresError(.connectionFailed, message: reasons.first { text.contains($0.0) }?.1)
  }

  /// Whether transactions of this session are read-only unless they begin otherwise. The server reports it at log-in.
  var sessionReadsOnly: Bool {
    PQparameterStatus(connection, "default_transaction_read_only").map { String(cString: $0) == "on" } ?? false
  }

  enum TransactionStatus { case idle, open, failed, unknown }

  /// Meaningful while nothing is in flight.
  var transactionStatus: TransactionStatus {
    switch PQtransactionStatus(connection) {
    case PQTRANS_IDLE: .idle
    case PQTRANS_INTRANS: .open
    case PQTRANS_INERROR: .failed
    default: .unknown
    }
  }

  // MARK: Sending. Each returns false where the connection is bad.

  func sendPrepare(_ statement: EncodedStatement, name: String) -> Bool {
    PQsendPrepare(connection, name, statement.sql, Int32(statement.types.count), statement.types) == 1
  }

  /// Parameters and results in binary.
  func send(_ statement: EncodedStatement) -> Bool {
    statement.withParameters { values, lengths, formats in
      PQsendQueryParams(
        connection, statement.sql, Int32(lengths.count), statement.types, values, lengths, formats, 1) == 1
    }
  }

  func send(_ statement: EncodedStatement, preparedAs name: String) -> Bool {
    statement.withParameters { values, lengths, formats in
      PQsendQueryPrepared(connection, name, Int32(lengths.count), values, lengths, formats, 1) == 1
    }
  }

  /// Ends a group of statements.
  func sendSync() -> Bool { PQpipelineSync(connection) == 1 }

  /// Allowed only while nothing is in flight. Call `endScript` after its last result.
  func sendScript(_ sql: String) -> Bool {
    PQexitPipelineMode(connection) == 1 && PQsendQuery(connection, sql) == 1
  }

  func endScript() -> Bool { PQenterPipelineMode(connection) == 1 }

  /// Queues a part of a copy. 1: queued; 0: no room, flush and call again; -1: bad. Source: manual, 34.10.1.
  func putCopy(_ bytes: ArraySlice<UInt8>) -> Progress {
    let result = bytes.withUnsafeBytes { buffer in
      PQputCopyData(connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    return result == 1 ? .done : result == 0 ? .writing : .failed
  }

  /// Ends a copy; where it `isAborted`, the server refuses it with `query_canceled`. Results as those of `putCopy`.
  func endCopy(isAborted: Bool) -> Progress {
    let result = isAborted ? PQputCopyEnd(connection, "given up") : PQputCopyEnd(connection, nil)
    return result == 1 ? .done : result == 0 ? .writing : .failed
  }

  /// 0: all sent; 1: the socket is full, wait and call again; -1: bad.
  func flush() -> Progress {
    switch PQflush(connection) {
    case 0: .done
    case 1: .writing
    default: .failed
    }
  }

  // MARK: Receiving

  /// Takes in what has arrived. False where the connection is bad; results that came before may still be read.
  func receive() -> Bool { PQconsumeInput(connection) == 1 }

  /// Whether `next` would block.
  var isBusy: Bool { PQisBusy(connection) == 1 }

  func next() -> Outcome {
    guard let result = PQgetResult(connection) else { return .end }
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK:
      if !columns.describes(result) { columns = ResultSet.Columns(result) }
      let rows = ResultSet(result, columns)
      return .result(WorkResult(rows: rows, rowCount: rows.rowCount))
    case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return .result(WorkResult(result))
    case PGRES_COPY_IN: return .copyIn
    case PGRES_PIPELINE_SYNC: return .synchronized
    case PGRES_PIPELINE_ABORTED: return .skipped
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: return .failure(PostgresError(result))
    default: return .unexpected
    }
  }

  /// The next notice that has arrived, copied out; nil where there is none. Source: manual, 34.9.
  func notice() -> Listener.Notice? {
    guard let notice = PQnotifies(connection) else { return nil }
    defer { PQfreemem(notice) }
    return Listener.Notice(
      channel: String(cString: notice.pointee.relname), payload: String(cString: notice.pointee.extra))
  }

  /// What asks the server to stop the running statement; usable from another thread.
  func makeCancelRequest() -> CancelRequest? { PQgetCancel(connection).map(CancelRequest.init) }

  /// Computed here; nothing is sent. Nil where the password cannot be prepared.
  func scramVerifier(user: String, password: String) -> String? {
    guard let verifier = PQencryptPasswordConn(connection, password, user, "scram-sha-256") else { return nil }
    defer { PQfreemem(verifier) }
    return String(cString: verifier)
  }
}

/// Asks the server to stop what a connection is running.
///
/// Owns its `PGcancel` and shares nothing with the connection, so it may be used on any one thread; that is what makes
/// `@unchecked Sendable` true. Source: PostgreSQL manual, 34.7: "can be called from a separate thread".
final class CancelRequest: @unchecked Sendable {
  private let request: OpaquePointer

  fileprivate init(_ request: OpaquePointer) {
    self.request = request
  }

  deinit {
    PQfreeCancel(request)
  }

  /// Blocks until the server has passed the request on to the backend. False where it could not be reached.
  func send() -> Bool {
    var message = [CChar](repeating: 0, count: 256)
    return PQcancel(request, &message, Int32(message.count)) == 1
  }
}

extension EncodedStatement {
  /// The parameters' addresses, lengths and formats, valid only inside `body`.
  fileprivate func withParameters(
    _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Bool
  ) -> Bool {
    bytes.withUnsafeBytes { buffer in
      let base = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
      var offset = 1
      let values = lengths.map { length -> UnsafePointer<CChar>? in
        guard length >= 0 else { return nil }
        defer { offset += Int(length) }
        return base + offset
      }
      return body(values, lengths, [Int32](repeating: 1, count: lengths.count))
    }
  }
}

extension WorkResult {
  fileprivate init(_ result: OpaquePointer) {
    tags = [String(cString: PQcmdStatus(result))]
    rowCount = Int(String(cString: PQcmdTuples(result))) ?? 0
  }
}

extension ResultSet.Columns {
  fileprivate convenience init(_ result: OpaquePointer) {
    let width = PQnfields(result)
    self.init(
      names: (0..<width).map { String(cString: PQfname(result, $0)) },
      types: (0..<width).map { PostgresType(oid: PQftype(result, $0)) })
  }

  /// Whether the result's columns have these names and types.
  fileprivate func describes(_ result: OpaquePointer) -> Bool {
    guard Int(PQnfields(result)) == names.count else { return false }
    return names.indices.allSatisfy { column in
      types[column].oid == PQftype(result, Int32(column))
        && names[column].withCString { strcmp($0, PQfname(result, Int32(column))) == 0 }
    }
  }
}

extension ResultSet {
  /// Copies everything out: first the size is summed, so that there is one allocation.
  fileprivate init(_ result: OpaquePointer, _ columns: Columns) {
    let width = columns.names.count
    let height = Int(PQntuples(result))
    self.columns = columns
    rowCount = height
    var total = 0
    ends = []
    ends.reserveCapacity(width * height)
    for row in 0..<Int32(height) {
      for column in 0..<Int32(width) {
        let isNull = PQgetisnull(result, row, column) == 1
        if !isNull { total += Int(PQgetlength(result, row, column)) }
        ends.append(UInt64(total) | (isNull ? Self.nullBit : 0))
      }
    }
    bytes = [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
      for row in 0..<Int32(height) {
        for column in 0..<Int32(width) {
          let length = Int(PQgetlength(result, row, column))
          guard length > 0, let value = PQgetvalue(result, row, column) else { continue }
          UnsafeMutableRawBufferPointer(buffer)[count..<count + length]
            .copyBytes(from: UnsafeRawBufferPointer(start: value, count: length))
          count += length
        }
      }
    }
  }
}

extension PostgresError {
  fileprivate init(_ result: OpaquePointer) {
    func field(_ code: Int32) -> String? { PQresultErrorField(result, code).map { String(cString: $0) } }
    guard let state = field(switchboard_pg_diag_sqlstate) else {
      // libpq's own errors, such as a connection that ended, have no state.
      self.init(.connectionLost)
      return
    }
    self.init(
      sqlState: state, constraint: field(switchboard_pg_diag_constraint_name),
      diagnosis: field(switchboard_pg_diag_message_primary))
    position = field(switchboard_pg_diag_statement_position).flatMap { Int($0) }
  }
}
