/// Applies a file that builds or drops one index outside a transaction, while programs read and write its table.
///
/// Such a file has no transaction that would take its traces away, so each step can be begun again: an index that a crash
/// or a failure left invalid is dropped and built anew, and one that was finished but not yet noted is only noted.
struct ConcurrentMigration {
  let known: MigrationPlan.Known
  let schema: ServiceSchema
  let session: AdminSession

  /// Building waits for transactions that are older, and reads the table twice.
  static let limit: Duration = .seconds(6 * 3600)

  /// An index as the file names it.
  private struct Index {
    var name: String
    /// Nil where it is dropped.
    var table: String?
  }

  /// Builds or drops, then notes the file as applied. Throws `failed`, `indexTaken` and `PostgresError`.
  func apply() async throws {
    let index = try index()
    // Where this fails, the session is closed, and its settings go with it.
    try await enter()
    if try await isToRun(index) { try await run() }
    try await leave()
    try await session.transaction {
      try await schema.enter(session)
      _ = try await session.rows(
        """
        insert into schema_migrations (component, number, name, checksum)
        values (\(known.component), \(Int32(known.file.number)), \(known.file.name), \(known.checksum))
        """)
    }
  }

  /// False where the index is there and whole. An invalid one is dropped.
  private func isToRun(_ index: Index) async throws -> Bool {
    guard let table = index.table else { return true }
    let found = try await session.rows(
      """
      select i.indisvalid as is_valid, i.indrelid = to_regclass(quote_ident(\(table))) as is_ours
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relname = \(index.name) and c.relnamespace = to_regnamespace(quote_ident(\(schema.service)))
      """
    ).first
    guard let found else { return true }
    guard try found.get("is_ours", as: Bool.self) else {
      throw MigrationError.indexTaken(component: known.component, name: known.file.name, index: index.name)
    }
    if try found.get("is_valid", as: Bool.self) { return false }
    try await session.script(#"drop index concurrently "\#(index.name)""#, within: Self.limit)
    return true
  }

  private func run() async throws {
    let sql = String(decoding: known.file.sql, as: UTF8.self)
    do {
      try await session.script(sql, within: Self.limit)
    } catch {
      let line = error.position.map { 1 + sql.unicodeScalars.prefix($0 - 1).count { $0 == "\n" } }
      throw MigrationError.failed(
        component: known.component, name: known.file.name, line: line, diagnosis: error.diagnosis, error: error)
    }
  }

  /// Settings of the session: there is no transaction to bind them to. Waiting for a lock holds up nobody here.
  private func enter() async throws {
    _ = try await session.rows(
      """
      select set_config('switchboard.service', \(schema.service), false),
        set_config('search_path', \(schema.searchPath), false), set_config('role', \(schema.owner), false)
      """)
  }

  private func leave() async throws {
    try await session.script("reset role")
    try await session.script("reset search_path")
  }

  /// Reads the names from the statement; the rules of `MigrationLint` have let it pass, so there is exactly one. Throws
  /// `unsafe` where it names no index.
  private func index() throws(MigrationError) -> Index {
    let words = SQLWords.statements(String(decoding: known.file.sql, as: UTF8.self)).first ?? []
    let names = words.filter { !$0.is("unique", "if", "not", "exists", "only") }
    guard names.count >= 4, names[3].text.isPlainName, !names[3].is("on") else { throw unnamed }
    guard names[0].is("create") else { return Index(name: names[3].text, table: nil) }
    guard names.count >= 6, names[4].is("on"), names[5].text.isPlainName else { throw unnamed }
    return Index(name: names[3].text, table: names[5].text)
  }

  private var unnamed: MigrationError {
    .unsafe(component: known.component, name: known.file.name, line: 1, rule: .moreThanOneOutside)
  }
}
