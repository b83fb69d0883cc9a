/// The parts of `alter table`. No I/O.
enum AlterTable {
  /// The actions of a statement: what stands between commas that no parenthesis holds.
  static func actions(of statement: [SQLWord]) -> [[SQLWord]] {
    // After the table's name.
    let start = statement.indices.dropFirst(2).first {
      statement[$0].is(
        "add", "alter", "drop", "rename", "validate", "attach", "detach", "set", "cluster", "owner", "enable",
        "disable", "force", "no", "replica", "inherit", "reset")
    }
    guard let start else { return [] }
    var actions: [[SQLWord]] = [[]]
    var depth = 0
    for word in statement[start...] {
      if word.isSign("(") { depth += 1 }
      if word.isSign(")") { depth -= 1 }
      if depth == 0, word.isSign(",") {
        actions.append([])
      } else {
        actions[actions.count - 1].append(word)
      }
    }
    return actions.filter { !$0.isEmpty }
  }

  /// Functions whose value is the same for all rows of a statement, so that no row is written for them.
  private static let stableFunctions: Set = ["now", "transaction_timestamp", "statement_timestamp"]

  /// Whether a new column's value differs from row to row.
  static func isVolatile(_ column: some Collection<SQLWord>) -> Bool {
    let words = Array(column)
    if words.contains(where: { $0.is("serial", "bigserial", "smallserial", "generated") }) { return true }
    guard let start = words.firstIndex(where: { $0.is("default") }) else { return false }
    for index in words.indices.dropFirst(start + 1) {
      guard words[index].isSign("("), words[index - 1].kind == .word else { continue }
      // A type's length after a cast, and a check after the default, are no calls.
      let isCast = index >= 2 && words[index - 2].isSign(":")
      if isCast || words[index - 1].is("check") || stableFunctions.contains(words[index - 1].text) { continue }
      return true
    }
    return false
  }

  /// Whether the words stand one after another.
  static func has(_ sequence: String..., in words: some Collection<SQLWord>) -> Bool {
    let texts = words.map { $0.kind == .word ? $0.text : "" }
    return texts.indices.contains { texts[$0...].starts(with: sequence) }
  }

  /// The column of `check (column is not null)`; nil for any other check.
  static func notNullColumn(of check: some Collection<SQLWord>) -> String? {
    guard let start = check.firstIndex(where: { $0.isSign("(") }) else { return nil }
    let inner = check[start...].dropFirst().prefix { !$0.isSign(")") }.map(\.text)
    return inner.dropFirst() == ["is", "not", "null"] ? inner.first : nil
  }
}

extension MigrationLint {
  /// One action on a table that programs use.
  mutating func check(_ action: [SQLWord], of table: String) {
    let rest = action.dropFirst()
    switch action[0].text {
    case "add": checkAddition(Array(rest), of: table)
    case "alter": checkColumn(Array(rest.first?.is("column") ?? false ? rest.dropFirst() : rest), of: table)
    case "drop":
      if !(rest.first?.is("constraint") ?? false), !isContractFile { report(.dropOutsideContract, at: action[0]) }
    case "rename":
      if !(rest.first?.is("constraint") ?? false) { report(.rename, at: action[0]) }
    case "validate":
      guard let name = rest.last?.text else { return }
      if addedConstraints.contains(name) { report(.validatedTogether, at: action[0]) } else { noteValidation(of: name) }
    case "detach":
      if !rest.contains(where: { $0.is("concurrently") }) { report(.detachWithoutConcurrently, at: action[0]) }
    case "set":
      if rest.first?.is("tablespace", "logged", "unlogged", "access") ?? false { report(.rewrite, at: action[0]) }
    default: break
    }
  }

  private mutating func checkAddition(_ words: [SQLWord], of table: String) {
    guard let first = words.first else { return }
    if first.is("constraint", "check", "unique", "primary", "foreign", "exclude") {
      checkConstraint(words, of: table)
      return
    }
    if AlterTable.isVolatile(words) {
      report(.volatileDefault, at: first)
    } else if AlterTable.has("not", "null", in: words), !words.contains(where: { $0.is("default") }) {
      report(.columnNotNull, at: first)
    }
    if words.contains(where: { $0.is("unique") }) || AlterTable.has("primary", "key", in: words) {
      report(.keyWithoutIndex, at: first)
    }
    if words.contains(where: { $0.is("check", "references") }) { report(.constraintWithoutNotValid, at: first) }
  }

  private mutating func checkConstraint(_ words: [SQLWord], of table: String) {
    let name = words[0].is("constraint") && words.count > 1 ? words[1].text : ""
    let definition = words[0].is("constraint") ? Array(words.dropFirst(2)) : words
    if !name.isEmpty { addedConstraints.insert(name) }
    guard let kind = definition.first else { return }
    if kind.is("check", "foreign") {
      if !AlterTable.has("not", "valid", in: definition) { report(.constraintWithoutNotValid, at: words[0]) }
      if let column = AlterTable.notNullColumn(of: definition) { noteCheck(name, of: table, notNull: column) }
    } else if kind.is("unique", "primary") {
      if !AlterTable.has("using", "index", in: definition) { report(.keyWithoutIndex, at: words[0]) }
    } else if kind.is("exclude") {
      report(.exclusionConstraint, at: words[0])
    }
  }

  private mutating func checkColumn(_ words: [SQLWord], of table: String) {
    guard let column = words.first else { return }
    let change = words.dropFirst()
    if change.first?.is("type") ?? false || AlterTable.has("set", "data", "type", in: change) {
      report(.columnType, at: column)
    } else if AlterTable.has("set", "not", "null", in: change), !isProvenNotNull(column.text, of: table) {
      report(.setNotNull, at: column)
    }
  }
}
