internal import Foundation
internal import Outbound

/// A JSON body that is built from values, never from text; or one that was read, to be sent back with changes.
indirect enum JSONBody: Sendable, Hashable, Codable {
  case null
  case text(String)
  case integer(Int64)
  /// One with a fraction or an exponent, or beyond what an integer holds.
  case number(Double)
  case boolean(Bool)
  case list([JSONBody])
  case object([String: JSONBody])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .integer(let number): try container.encode(number)
    case .boolean(let value): try container.encode(value)
    case .list(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let number = try? container.decode(Int64.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let items = try? container.decode([JSONBody].self) {
      self = .list(items)
    } else {
      self = .object(try container.decode([String: JSONBody].self))
    }
  }

  /// Reads UTF-8 text. Throws `DecodingError`.
  init(parsing bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONBody.self, from: Data(bytes))
  }

  /// Its UTF-8 text, members in the order of their names.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self))
  }
}

extension JSONBody: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  init(stringLiteral text: String) { self = .text(text) }
  init(arrayLiteral items: JSONBody...) { self = .list(items) }
  init(dictionaryLiteral members: (String, JSONBody)...) {
    self = .object(Dictionary(members, uniquingKeysWith: { $1 }))
  }
}

extension OutboundResponse {
  /// The body's members where it is a JSON object, else none.
  var object: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body.reveal()))) as? [String: Any] ?? [:]
  }

  /// The body's items where it is a JSON list of objects, else none.
  var list: [[String: Any]] {
    (try? JSONSerialization.jsonObject(with: Data(body.reveal()))) as? [[String: Any]] ?? []
  }
}
