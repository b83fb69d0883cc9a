/// A value that may be logged: a number, a time, or a short machine-made word.
///
/// Personal data cannot get in by accident. Text passes only when it looks like something that a machine made - an id, a
/// reason, a method's name - and everything else is written as `‹redacted›`: names and transcripts have spaces, addresses
/// an `@`, phone numbers a `+` or seven digits and nothing else, keys and tokens a long unbroken run.
public struct EventValue: Sendable, Hashable {
  /// What is written in place of a value that may not be seen.
  public static let redactedText = "‹redacted›"
  /// Bytes of the longest text that is written.
  public static let maximumLength = 128
  /// Longest run of letters, digits, `-` and `_`: a UUID has 36 bytes and Retell's call id 37, a token more than 40.
  public static let maximumRun = 40

  enum Content: Sendable, Hashable {
    case string(String)
    case int(Int64)
    case bool(Bool)
    case duration(Duration)
    case redacted
  }

  let content: Content

  /// A machine-made word; anything that does not look like one is redacted.
  public static func string(_ text: String) -> EventValue {
    EventValue(content: isPublic(text) ? .string(text) : .redacted)
  }

  /// A count, a size, a version: never a phone number.
  public static func int(_ value: some BinaryInteger) -> EventValue {
    EventValue(content: .int(Int64(clamping: value)))
  }

  public static func bool(_ value: Bool) -> EventValue { EventValue(content: .bool(value)) }

  /// Written in milliseconds, under the field's name with `_ms` after it.
  public static func duration(_ value: Duration) -> EventValue { EventValue(content: .duration(value)) }

  /// Says that there is a value, and not which.
  public static let redacted = EventValue(content: .redacted)

  static func isPublic(_ text: String) -> Bool {
    guard text.utf8.count <= maximumLength else { return false }
    var run = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        run += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        run += 1
      case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "*"):
        run = 0
      default:
        return false
      }
      if run > maximumRun { return false }
    }
    return !(digits >= 7 && digits == text.utf8.count)
  }
}

extension EventValue: CustomStringConvertible {
  /// As it is written; a duration in milliseconds.
  public var description: String {
    switch content {
    case .string(let text): text
    case .int(let number): "\(number)"
    case .bool(let flag): "\(flag)"
    case .duration(let duration): "\(duration.milliseconds)"
    case .redacted: Self.redactedText
    }
  }
}

extension EventValue: ExpressibleByStringLiteral {
  public init(stringLiteral value: StaticString) {
    self = .string(value.description)
  }
}
