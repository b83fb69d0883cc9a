internal import Foundation
internal import Outbound

/// A JSON body that is built from values, never from text.
indirect enum JSONBody: Sendable, Hashable, Encodable {
  case text(String)
  case integer(Int64)
  case boolean(Bool)
  case list([JSONBody])
  case object([String: JSONBody])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .integer(let number): try container.encode(number)
    case .boolean(let value): try container.encode(value)
    case .list(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
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
