/// What one setting is: its name, what it may hold and what it means.
///
/// The README of a service lists these; a test compares the two.
public struct SettingDescription: Sendable, Hashable {
  /// Dotted lower case, such as `edge.http.port`. One part in angle brackets stands for any name: `services.<name>.rpc`.
  public let key: String
  public let type: SettingType
  /// `ms`, `bytes`, `port`, …; nil where there is none.
  public let unit: String?
  public let `default`: SettingValue?
  /// What the log and the admin page show as `***`.
  public let isSecret: Bool
  /// The start is refused without it. What is not required and has no default may be absent.
  public let isRequired: Bool
  public let summary: String

  public init(
    key: String, type: SettingType, unit: String? = nil, default: SettingValue? = nil, isSecret: Bool = false,
    isRequired: Bool = false, summary: String
  ) {
    self.key = key
    self.type = type
    self.unit = unit
    self.default = `default`
    self.isSecret = isSecret
    self.isRequired = isRequired
    self.summary = summary
  }

  /// A text of 1 to 4,096 characters, one of `choices` where there are any.
  public static func string(
    _ key: String, default: String? = nil, choices: [String] = [], isRequired: Bool = false, _ summary: String
  ) -> SettingDescription {
    SettingDescription(
      key: key, type: choices.isEmpty ? .string : .choice(choices), default: `default`.map { .string($0) },
      isRequired: isRequired, summary: summary)
  }

  /// A whole number.
  public static func integer(
    _ key: String, unit: String? = nil, default: Int? = nil, range: ClosedRange<Int>, isRequired: Bool = false,
    _ summary: String
  ) -> SettingDescription {
    SettingDescription(
      key: key, type: .integer(range), unit: unit, default: `default`.map { .integer($0) }, isRequired: isRequired,
      summary: summary)
  }

  /// `true` or `false`.
  public static func boolean(_ key: String, default: Bool, _ summary: String) -> SettingDescription {
    SettingDescription(key: key, type: .boolean, default: .boolean(`default`), isRequired: false, summary: summary)
  }

  /// Up to 64 texts: an array in a file, separated by commas in the environment.
  public static func list(
    _ key: String, default: [String]? = nil, isRequired: Bool = false, _ summary: String
  ) -> SettingDescription {
    SettingDescription(
      key: key, type: .list, default: `default`.map { .list($0) }, isRequired: isRequired, summary: summary)
  }

  /// An `http` or `https` address without query; a slash at its end is dropped.
  public static func url(
    _ key: String, default: String? = nil, isRequired: Bool = false, _ summary: String
  ) -> SettingDescription {
    SettingDescription(
      key: key, type: .url, default: `default`.map { .string($0) }, isRequired: isRequired, summary: summary)
  }

  /// A text that is never printed.
  public static func secret(_ key: String, isRequired: Bool = false, _ summary: String) -> SettingDescription {
    SettingDescription(key: key, type: .string, isSecret: true, isRequired: isRequired, summary: summary)
  }
}

/// What a setting may hold.
public enum SettingType: Sendable, Hashable {
  /// 1 to 4,096 characters.
  case string
  /// One of these.
  case choice([String])
  case integer(ClosedRange<Int>)
  case boolean
  case list
  case url

  /// What is right, in words: ends the sentence “it must be …”.
  var expectation: String {
    switch self {
    case .choice(let choices): "one of \(choices.joined(separator: ", "))"
    case .string: "a text of 1 to \(SettingValue.maximumLength) characters"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .list: "a list of at most \(SettingValue.maximumElements) texts"
    case .url: "an http or https URL without query"
    }
  }
}

/// What a setting holds.
public enum SettingValue: Sendable, Hashable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case list([String])

  static let maximumLength = 4_096
  static let maximumElements = 64

  /// As a README and the admin page show it.
  var text: String {
    switch self {
    case .string(let text): text
    case .integer(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .list(let elements): elements.joined(separator: ",")
    }
  }
}
