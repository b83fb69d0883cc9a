public import Messages

/// The settings of a process, complete and checked: every declared key holds a right value, its default, or nothing where
/// it is optional.
///
/// Reading a key that was not declared, or as another type than declared, is a mistake in the program and traps.
public struct Settings: Sendable {
  let descriptions: [SettingDescription]
  let values: [String: SettingValue]

  init(descriptions: [SettingDescription], values: [String: SettingValue]) {
    self.descriptions = descriptions
    self.values = values
  }

  /// The text under `key`, which is required or has a default.
  public func string(_ key: String) -> String {
    present(optionalString(key), key)
  }

  /// The text under `key`, or nil where it is not set.
  public func optionalString(_ key: String) -> String? {
    precondition(!description(of: key).isSecret, "\(key) is a secret.")
    return text(key)
  }

  /// The secret under `key`, or nil where it is not set.
  public func secret(_ key: String) -> Sensitive<String>? {
    precondition(description(of: key).isSecret, "\(key) is not declared as a secret.")
    return text(key).map { Sensitive($0) }
  }

  /// The number under `key`, which is required or has a default.
  public func integer(_ key: String) -> Int {
    present(optionalInteger(key), key)
  }

  /// The number under `key`, or nil where it is not set.
  public func optionalInteger(_ key: String) -> Int? {
    switch value(key) {
    case .integer(let number): number
    case nil: nil
    default: preconditionFailure("\(key) is not a number.")
    }
  }

  /// The number of milliseconds under `key`, whose unit is `ms`.
  public func duration(_ key: String) -> Duration {
    precondition(description(of: key).unit == "ms", "\(key) is not in milliseconds.")
    return .milliseconds(integer(key))
  }

  public func boolean(_ key: String) -> Bool {
    guard case .boolean(let flag) = value(key) else { preconditionFailure("\(key) is not a Boolean.") }
    return flag
  }

  /// The list under `key`; empty where it is not set.
  public func list(_ key: String) -> [String] {
    switch value(key) {
    case .list(let elements): elements
    case nil: []
    default: preconditionFailure("\(key) is not a list.")
    }
  }

  /// The names that stand for the `<…>` of `pattern` in what is set, in order.
  public func names(under pattern: String) -> [String] {
    guard let (before, after) = SettingKey.split(pattern) else { return [] }
    return values.keys.filter { SettingKey.matches($0, pattern) }
      .map { String($0.dropFirst(before.count).dropLast(after.count)) }.sorted()
  }

  private func text(_ key: String) -> String? {
    switch value(key) {
    case .string(let text): text
    case nil: nil
    default: preconditionFailure("\(key) is not a text.")
    }
  }

  private func value(_ key: String) -> SettingValue? {
    values[key] ?? description(of: key).default
  }

  private func description(of key: String) -> SettingDescription {
    guard let found = descriptions.first(where: { SettingKey.matches(key, $0.key) }) else {
      preconditionFailure("\(key) is read and not declared.")
    }
    return found
  }

  private func present<Value>(_ value: Value?, _ key: String) -> Value {
    guard let value else { preconditionFailure("\(key) is optional and was read as if it were not.") }
    return value
  }
}

extension Settings: CustomStringConvertible {
  /// Every key with its value, one a line, in order; secrets as `***`.
  public var description: String {
    var all: [String: String] = [:]
    for description in descriptions {
      if let value = description.default { all[description.key] = value.text }
    }
    for (key, value) in values { all[key] = description(of: key).isSecret ? "***" : value.text }
    return all.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: "\n")
  }
}
