/// Reads a query. Source: Salesforce's documentation, "SOQL SELECT Syntax" and "Quoted String Escape Sequences".
///
/// At most `maximumLength` characters and `maximumDepth` nested conditions.
struct SOQLParser {
  static let maximumLength = 20_000
  static let maximumDepth = 50

  private let tokens: [SOQLToken]
  private var position = 0
  private var depth = 0

  /// Throws MALFORMED_QUERY for text that is no query of the known form.
  static func parse(_ text: String) throws(SalesforceProblem) -> SOQLQuery {
    guard text.count <= maximumLength else { throw .malformed("The query is too long.") }
    var parser = SOQLParser(tokens: try SOQLToken.read(text))
    return try parser.query()
  }

  private init(tokens: [SOQLToken]) {
    self.tokens = tokens
  }

  private mutating func query() throws(SalesforceProblem) -> SOQLQuery {
    try expect("SELECT")
    var fields = [try name()]
    while take(",") { fields.append(try name()) }
    try expect("FROM")
    var query = SOQLQuery(fields: fields, object: try name())
    if take("WHERE") { query.condition = try either() }
    if take("ORDER") {
      try expect("BY")
      query.ordering = .init(field: try name(), isDescending: false)
      if take("DESC") { query.ordering?.isDescending = true } else { _ = take("ASC") }
      if take("NULLS") { _ = try name() }
    }
    if take("LIMIT") {
      guard case .number(let number)? = next(), number >= 0, number <= 50_000 else {
        throw .malformed("unexpected token after LIMIT")
      }
      query.limit = Int(number)
    }
    guard position == tokens.count else { throw unexpected() }
    return query
  }

  private mutating func either() throws(SalesforceProblem) -> SOQLQuery.Condition {
    var condition = try both()
    while take("OR") { condition = .or(condition, try both()) }
    return condition
  }

  private mutating func both() throws(SalesforceProblem) -> SOQLQuery.Condition {
    var condition = try single()
    while take("AND") { condition = .and(condition, try single()) }
    return condition
  }

  private mutating func single() throws(SalesforceProblem) -> SOQLQuery.Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw .malformed("The condition is nested too deeply.") }
    if take("NOT") { return .not(try single()) }
    if take("(") {
      let inner = try either()
      try expect(")")
      return inner
    }
    let field = try name()
    if take("NOT") {
      try expect("IN")
      return .among(field: field, values: try list(), isNegated: true)
    }
    if take("IN") { return .among(field: field, values: try list(), isNegated: false) }
    if take("LIKE") { return .compare(field: field, operation: "LIKE", value: try value()) }
    guard case .symbol(let operation)? = peek, ["=", "!=", "<>", "<", "<=", ">", ">="].contains(operation) else {
      throw unexpected()
    }
    position += 1
    return .compare(field: field, operation: operation, value: try value())
  }

  private mutating func list() throws(SalesforceProblem) -> [SOQLQuery.Value] {
    try expect("(")
    var values = [try value()]
    while take(",") { values.append(try value()) }
    try expect(")")
    return values
  }

  private mutating func value() throws(SalesforceProblem) -> SOQLQuery.Value {
    guard let token = next() else { throw .malformed("unexpected end of query") }
    switch token {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .moment(let text): return .moment(text)
    case .word(let word):
      switch word.lowercased() {
      case "true": return .truth(true)
      case "false": return .truth(false)
      case "null": return .null
      default: break
      }
      position -= 1
      throw unexpected()
    case .symbol:
      position -= 1
      throw unexpected()
    }
  }

  private var peek: SOQLToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func next() -> SOQLToken? {
    defer { position += 1 }
    return peek
  }

  private mutating func name() throws(SalesforceProblem) -> String {
    guard case .word(let word)? = peek else { throw unexpected() }
    position += 1
    return word
  }

  private mutating func take(_ text: String) -> Bool {
    switch peek {
    case .word(let word)? where word.uppercased() == text: break
    case .symbol(let symbol)? where symbol == text: break
    default: return false
    }
    position += 1
    return true
  }

  private mutating func expect(_ text: String) throws(SalesforceProblem) {
    guard take(text) else { throw unexpected() }
  }

  private func unexpected() -> SalesforceProblem {
    .malformed("ERROR at Row:1:Column:\(position)\nunexpected token: '\(peek.map(\.description) ?? "<EOF>")'")
  }
}
