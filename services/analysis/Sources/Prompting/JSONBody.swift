internal import Foundation

/// JSON that we write: keys in order, so that equal values are equal bytes.
indirect enum JSONBody: Sendable, Hashable {
  case string(String)
  case integer(Int64)
  case bool(Bool)
  case array([JSONBody])
  case object([String: JSONBody])

  var text: String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .integer(let number): "\(number)"
    case .bool(let flag): flag ? "true" : "false"
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.text)" }.joined(separator: ",")
        + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Any text can be encoded.
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}

extension JSONBody: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByBooleanLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(arrayLiteral elements: JSONBody...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONBody)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
  init(booleanLiteral value: Bool) { self = .bool(value) }
}
