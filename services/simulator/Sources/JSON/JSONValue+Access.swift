extension JSONValue {
  /// The number of an integer; nil for another kind of value.
  public var integer: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The truth value; nil for another kind of value.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The elements of an array; nil for another kind of value.
  public var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object; nil for another kind of value.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  public var isNull: Bool { self == .null }

  /// Text as text, numbers and truth values as they print; nil for null, lists and objects.
  public var plain: String? {
    switch self {
    case .string(let text): text
    case .integer(let value): String(value)
    case .number, .bool: json()
    case .null, .array, .object: nil
    }
  }

  /// The same object with `other`'s members put in, each over one of its name.
  public func merging(_ other: JSONValue) -> JSONValue {
    var copy = self
    for member in other.members ?? [] { copy[member.name] = member.value }
    return copy
  }

  /// The text as a value, null where there is none.
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The number as a value, null where there is none.
  static func optional(_ number: Int64?) -> JSONValue { number.map { .integer($0) } ?? .null }
}
