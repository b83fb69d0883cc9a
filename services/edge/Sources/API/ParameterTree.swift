internal import Foundation
internal import Messages

/// Values of a path and a query on their way into a message: fields, and fields of a message inside, such as `page.limit`.
struct ParameterTree {
  /// JSON literals by field; of an inner message by its field.
  private var values: [String: String] = [:]
  private var inner: [String: [String: String]] = [:]

  /// `field` may have one dot.
  mutating func set(_ text: String, for field: String, in schema: MessageSchema) {
    let names = field.split(separator: ".", maxSplits: 1).map(String.init)
    let first = schema.fields.first { $0.name == names[0] }
    if names.count == 2, case .message(let nested)? = first?.kind {
      inner[names[0], default: [:]][names[1]] =
        Self.literal(text, nested.fields.first { $0.name == names[1] }?.kind)
    } else {
      values[field] = Self.literal(text, first?.kind)
    }
  }

  /// One object. Two occurrences of an inner message would not be merged by every reader of protobuf.
  var json: String {
    Self.object(values.merging(inner.mapValues(Self.object)) { $1 })
  }

  private static func object(_ members: [String: String]) -> String {
    "{" + members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\($0.value)" }.joined(separator: ",") + "}"
  }

  /// JSON takes numbers in quotes; only a Boolean must stand without.
  private static func literal(_ text: String, _ kind: FieldKind?) -> String {
    if case .bool? = kind, text == "true" || text == "false" { return text }
    return quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    // Any text can be encoded.
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
