/// A JSON value where a number is expected, read without looking inside anything else: what a sender nests there costs
/// nothing.
enum JSONScalar: Decodable, Hashable, Sendable {
  case null
  case integer(Int64)
  case number(Double)
  /// A text, a Boolean, an array or an object, or a number that no type of ours holds.
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .other
    }
  }
}
