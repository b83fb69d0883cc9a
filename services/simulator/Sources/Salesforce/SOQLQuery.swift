/// A query as our client may send it: one object, a condition, an order and a limit. No relations, no aggregates.
struct SOQLQuery: Sendable, Hashable {
  /// A literal of a condition.
  enum Value: Sendable, Hashable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case null
    /// A date or time, as written.
    case moment(String)
  }

  indirect enum Condition: Sendable, Hashable {
    case and(Condition, Condition)
    case or(Condition, Condition)
    case not(Condition)
    case compare(field: String, operation: String, value: Value)
    case among(field: String, values: [Value], isNegated: Bool)
  }

  var fields: [String]
  var object: String
  var condition: Condition?
  var limit: Int?

  struct Ordering: Sendable, Hashable {
    var field: String
    var isDescending: Bool
  }

  var ordering: Ordering?

  /// Whether a record is what the query asks for.
  func matches(_ record: JSONValue) -> Bool { condition.map { Self.holds($0, record) } ?? true }

  /// Every field that the query names.
  var namedFields: Set<String> {
    var names = Set(fields)
    if let ordering { names.insert(ordering.field) }
    if let condition { Self.collect(condition, into: &names) }
    return names
  }

  private static func collect(_ condition: Condition, into names: inout Set<String>) {
    switch condition {
    case .and(let left, let right), .or(let left, let right):
      collect(left, into: &names)
      collect(right, into: &names)
    case .not(let inner): collect(inner, into: &names)
    case .compare(let field, _, _), .among(let field, _, _): names.insert(field)
    }
  }

  private static func holds(_ condition: Condition, _ record: JSONValue) -> Bool {
    switch condition {
    case .and(let left, let right): holds(left, record) && holds(right, record)
    case .or(let left, let right): holds(left, record) || holds(right, record)
    case .not(let inner): !holds(inner, record)
    case .among(let field, let values, let isNegated):
      values.contains { equals(record[field] ?? .null, $0) } != isNegated
    case .compare(let field, let operation, let value): compares(record[field] ?? .null, operation, value)
    }
  }

  private static func compares(_ actual: JSONValue, _ operation: String, _ value: Value) -> Bool {
    switch operation {
    case "=": return equals(actual, value)
    case "!=", "<>": return !equals(actual, value)
    case "LIKE":
      guard let text = actual.text, case .text(let pattern) = value else { return false }
      return like(Array(text.lowercased())[...], Array(pattern.lowercased())[...])
    default: break
    }
    guard let order = order(actual, value) else { return false }
    switch operation {
    case "<": return order < 0
    case "<=": return order <= 0
    case ">": return order > 0
    default: return order >= 0
    }
  }

  /// Text compares without regard to case, as Salesforce does.
  private static func equals(_ actual: JSONValue, _ value: Value) -> Bool {
    switch value {
    case .null: actual.isNull
    case .text(let text): actual.text?.lowercased() == text.lowercased()
    case .truth(let truth): (actual.bool ?? false) == truth
    case .number, .moment: order(actual, value) == 0
    }
  }

  private static func order(_ actual: JSONValue, _ value: Value) -> Int? {
    switch value {
    case .number(let wanted):
      guard let number = actual.plain.flatMap(Double.init) else { return nil }
      return number < wanted ? -1 : number > wanted ? 1 : 0
    case .text(let wanted), .moment(let wanted):
      guard let text = actual.text else { return nil }
      return text < wanted ? -1 : text > wanted ? 1 : 0
    case .truth, .null: return nil
    }
  }

  /// `%` is any text, `_` any character, `\` makes the next one ordinary.
  private static func like(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
    guard let next = pattern.first else { return text.isEmpty }
    switch next {
    case "%":
      return (text.startIndex...text.endIndex).contains { like(text[$0...], pattern.dropFirst()) }
    case "_": return !text.isEmpty && like(text.dropFirst(), pattern.dropFirst())
    case "\\" where pattern.count > 1:
      return text.first == pattern[pattern.startIndex + 1] && like(text.dropFirst(), pattern.dropFirst(2))
    default: return text.first == next && like(text.dropFirst(), pattern.dropFirst())
    }
  }
}
