/// Finds in migrations what would hold up or break a live system. No I/O, and no knowledge of any database.
///
/// It follows the files of a component in their order. A file may state, in a comment line of its own, that a rule is
/// broken knowingly: `-- unsafe: index-without-concurrently: the table holds a few rows.`
public struct MigrationLint {
  public struct Violation: Sendable, Hashable, CustomStringConvertible {
    public let rule: MigrationRule
    /// From 1.
    public let line: Int

    public var description: String { "line \(line): \(rule.rawValue). \(rule.advice)" }
  }

  /// Tables that nobody uses yet.
  private var newTables: Set<String> = []
  private var newIndexes: Set<String> = []
  /// Checks that a column is not null, by name, with whether they were validated.
  private var notNullChecks: [String: (table: String, column: String, isValid: Bool)] = [:]

  // Of the file that is being looked at.
  private(set) var found: [Violation] = []
  var addedConstraints: Set<String> = []
  private var changedTables: Set<String> = []
  private var isContract = false

  public init() {}

  /// Violations of the next file, by line.
  ///
  /// With `keepsNew`, tables of the files before count as new too: they were made in the same run, so nobody uses them.
  public mutating func violations(in file: MigrationFile, keepsNew: Bool = false) -> [Violation] {
    if !keepsNew {
      newTables = []
      newIndexes = []
    }
    (found, addedConstraints, changedTables) = ([], [], [])
    isContract = file.name.hasPrefix("contract_")
    let statements = SQLWords.statements(String(decoding: file.sql, as: UTF8.self))
    if file.isOutsideTransaction, statements.count != 1 || !Self.isRepeatable(statements[0]) {
      report(.moreThanOneOutside, at: statements.first?.first)
    }
    for statement in statements { check(statement, isOutside: file.isOutsideTransaction) }
    let allowed = file.knowinglyBroken
    return found.filter { !allowed.contains($0.rule.rawValue) }
  }

  mutating func report(_ rule: MigrationRule, at word: SQLWord?) {
    found.append(Violation(rule: rule, line: word?.line ?? 1))
  }

  // MARK: Statements

  private static func isRepeatable(_ statement: [SQLWord]) -> Bool {
    let words = statement.prefix(4).filter { $0.kind == .word && $0.text != "unique" }.map(\.text)
    return words.starts(with: ["create", "index", "concurrently"])
      || words.starts(with: ["drop", "index", "concurrently"])
  }

  private mutating func check(_ statement: [SQLWord], isOutside: Bool) {
    let first = statement[0]
    switch first.kind == .word ? first.text : "" {
    case "create": checkCreate(statement, isOutside: isOutside)
    case "drop": checkDrop(statement, isOutside: isOutside)
    case "alter": checkAlter(statement)
    case "truncate": if !isNew(name(in: statement, after: 0)) { report(.truncate, at: first) }
    case "lock": report(.lockTable, at: first)
    case "update", "delete": checkWrite(statement, table: name(in: statement, after: 0))
    case "with": if statement.contains(where: { $0.is("update", "delete") }) { checkWrite(statement, table: "") }
    case "vacuum", "cluster": report(.rewrite, at: first)
    case "reindex", "refresh":
      if !statement.contains(where: { $0.is("concurrently") }) { report(.rewrite, at: first) }
    case "set", "reset", "select":
      let isTimeout = { (word: SQLWord) in
        word.kind != .sign && ["lock_timeout", "statement_timeout"].contains(word.text)
      }
      if let word = statement.first(where: isTimeout) { report(.timeoutChanged, at: word) }
    case "do":
      if statement.contains(where: { $0.kind == .literal && Self.hides($0.text) }) {
        report(.hiddenStatements, at: first)
      }
    default: break
    }
  }

  private mutating func checkCreate(_ statement: [SQLWord], isOutside: Bool) {
    // Not into the body of a function or the columns of a table.
    let head = statement.prefix { !$0.isSign("(") && $0.kind != .literal }
    if let index = head.prefix(3).firstIndex(where: { $0.is("index") }) {
      let table = head.firstIndex { $0.is("on") }.map { name(in: statement, after: $0) } ?? ""
      let isConcurrent = head.contains { $0.is("concurrently") }
      if isConcurrent, !isOutside { report(.concurrentlyInTransaction, at: statement[0]) }
      if !isConcurrent, !isNew(table) { report(.indexWithoutConcurrently, at: statement[0]) }
      if isNew(table) { newIndexes.insert(name(in: statement, after: index)) }
    } else if let index = head.prefix(3).firstIndex(where: { $0.is("table") }) {
      newTables.insert(name(in: statement, after: index))
    }
  }

  private mutating func checkDrop(_ statement: [SQLWord], isOutside: Bool) {
    guard statement.count > 1 else { return }
    if statement[1].is("index") {
      let isConcurrent = statement.contains { $0.is("concurrently") }
      if isConcurrent, !isOutside { report(.concurrentlyInTransaction, at: statement[0]) }
      if !isConcurrent, !newIndexes.contains(name(in: statement, after: 1)) {
        report(.dropIndexWithoutConcurrently, at: statement[0])
      }
    } else if statement[1].is("table", "view", "materialized", "sequence", "schema", "type", "function"),
      !isContract, !isNew(name(in: statement, after: 1))
    {
      report(.dropOutsideContract, at: statement[0])
    }
  }

  private mutating func checkAlter(_ statement: [SQLWord]) {
    guard statement.count > 2 else { return }
    if statement[1].is("type") {
      if !AlterTable.has("add", "value", in: statement) { report(.typeChange, at: statement[0]) }
      return
    }
    guard statement[1].is("table") else { return }
    let table = name(in: statement, after: 1)
    guard !isNew(table) else { return }
    changedTables.insert(table)
    if changedTables.count == 2 { report(.severalTables, at: statement[0]) }
    for action in AlterTable.actions(of: statement) { check(action, of: table) }
  }

  private mutating func checkWrite(_ statement: [SQLWord], table: String) {
    guard !isNew(table), !statement.contains(where: { $0.is("limit") }) else { return }
    report(.unboundedWrite, at: statement[0])
  }

  /// Whether a block's text may change tables in ways that cannot be judged here. Making a function is none.
  private static func hides(_ block: String) -> Bool {
    SQLWords.statements(block).contains { statement in
      if statement.count > 1, statement[0].is("create"), statement[1].is("function") { return false }
      return statement.contains { word in
        word.kind == .literal
          ? hides(word.text)
          : word.is("truncate", "lock", "update", "delete", "alter", "drop", "index", "cluster", "vacuum", "refresh")
      }
    }
  }

  // MARK: What the files before have told

  private func isNew(_ table: String) -> Bool { newTables.contains(table) }

  var isContractFile: Bool { isContract }

  mutating func noteCheck(_ constraint: String, of table: String, notNull column: String) {
    notNullChecks[constraint] = (table, column, false)
  }

  mutating func noteValidation(of constraint: String) {
    notNullChecks[constraint]?.isValid = true
  }

  /// Whether a check that a file before this one validated proves that the column has no null.
  func isProvenNotNull(_ column: String, of table: String) -> Bool {
    notNullChecks.values.contains { $0.table == table && $0.column == column && $0.isValid }
  }

  /// The name that follows, without a schema, past the words that may stand before it.
  private func name(in statement: [SQLWord], after index: Int) -> String {
    var position = index + 1
    while position < statement.count,
      statement[position].is("if", "not", "exists", "concurrently", "only", "table", "from", "view")
    {
      position += 1
    }
    while position + 2 < statement.count, statement[position + 1].isSign(".") { position += 2 }
    return position < statement.count ? statement[position].text : ""
  }
}

extension MigrationFile {
  /// Whether the line `-- outside a transaction` stands in the comment at the head of the file.
  public var isOutsideTransaction: Bool {
    let lines = String(decoding: sql, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { $0.hasPrefix("--") }.contains { $0 == "-- outside a transaction" }
  }

  /// Names of the rules that the file states to break knowingly, each with a reason.
  var knowinglyBroken: Set<String> {
    let lines = String(decoding: sql, as: UTF8.self).split(separator: "\n")
    return Set(
      lines.compactMap { line in
        line.wholeMatch(of: /-- unsafe: ([a-z-]+): \S.*/).map { String($0.1) }
      })
  }
}
