internal import CSimdJSON

/// A JSON object whose values are looked up where they lie: nothing is made of what nobody asks for.
///
/// Of what is not looked up only UTF-8, quotes and control characters are judged, so that a signed event is stored whatever
/// else it holds. Names count as they are written, and of equal names the first. For use on one thread.
struct JSONText: ~Copyable {
  /// What stands at one place.
  enum Value: Equatable {
    /// Nothing: no such name, or `null`.
    case none
    /// Valid Unicode.
    case text(String)
    case scalar(JSONScalar)
  }

  private let json: OpaquePointer

  /// Nil where `bytes` is no object.
  init?(_ bytes: [UInt8]) {
    guard let json = bytes.withUnsafeBytes({ switchboard_json_open($0.baseAddress, $0.count) }) else { return nil }
    self.json = json
  }

  deinit { switchboard_json_close(json) }

  /// The value that a JSON pointer (RFC 6901) names.
  func value(_ pointer: StaticString) -> Value {
    let found = pointer.withUTF8Buffer { pointer in
      pointer.withMemoryRebound(to: CChar.self) { switchboard_json_at(json, $0.baseAddress) }
    }
    switch found.kind {
    case SWITCHBOARD_JSON_TEXT:
      let bytes = UnsafeRawBufferPointer(start: found.text, count: found.text_length)
      return .text(String(decoding: bytes, as: UTF8.self))
    case SWITCHBOARD_JSON_INTEGER: return .scalar(.integer(found.integer))
    case SWITCHBOARD_JSON_NUMBER: return .scalar(.number(found.number))
    case SWITCHBOARD_JSON_OTHER: return .scalar(.other)
    default: return .none
    }
  }

  /// The text at a place; nil where something else stands there.
  func text(_ pointer: StaticString) -> String? {
    if case .text(let text) = value(pointer) { text } else { nil }
  }

  /// What is no text at a place; nil where nothing stands there, or a text.
  func scalar(_ pointer: StaticString) -> JSONScalar? {
    if case .scalar(let scalar) = value(pointer) { scalar } else { nil }
  }
}
