internal import Configuration
internal import Foundation

/// Reads settings once, from the environment and one file, and refuses what is unknown or wrong.
///
/// The environment wins over the file, and both over the default. One file may serve every service, so keys that begin with
/// the name of another service are passed over; that service checks them.
public struct SettingsReader: Sendable {
  let service: String
  let descriptions: [SettingDescription]

  /// - Parameter own: What the service has beyond the settings that all have.
  public init(service: String, own: [SettingDescription]) {
    self.service = service
    self.descriptions = CommonSettings.descriptions(of: service) + own
    let keys = descriptions.map(\.key)
    precondition(Set(keys).count == keys.count, "A setting of \(service) is declared twice.")
  }

  /// - Parameters:
  ///   - file: Path of a JSON or YAML file; nil for none.
  ///   - environment: Variables; those that do not begin with `SWITCHBOARD_` do not matter.
  ///
  /// Throws `SettingsError`.
  public func read(file: String?, environment: [String: String]) async throws -> Settings {
    let variables = environment.filter { $0.key.hasPrefix(SettingKey.variablePrefix) }
    var origins: [String: String] = [:]
    var providers: [any ConfigProvider] = [
      EnvironmentVariablesProvider(environmentVariables: variables, secretsSpecifier: .all).prefixKeys(
        with: "switchboard")
    ]
    if let file {
      let contents = try await ConfigurationFile(path: file)
      for key in contents.keys.sorted() {
        if isForeign(key) { continue }
        guard description(of: key) != nil else { throw SettingsError("\(key) in \(file): no such setting.") }
        origins[key] = "\(key) in \(file)"
      }
      providers.append(contents.provider)
    }
    for variable in variables.keys.sorted() {
      if isForeign(variable: variable) { continue }
      guard let key = descriptions.lazy.compactMap({ SettingKey.key(of: variable, under: $0.key) }).first else {
        throw SettingsError("\(variable): no such setting.")
      }
      origins[key] = "\(key) (\(variable))"
    }
    return try values(from: ConfigReader(providers: providers), origins: origins)
  }

  private func values(from reader: ConfigReader, origins: [String: String]) throws -> Settings {
    var values: [String: SettingValue] = [:]
    for (key, origin) in origins.sorted(by: { $0.key < $1.key }) {
      guard let description = description(of: key) else { continue }
      guard let value = description.type.value(under: key, in: reader) else {
        throw SettingsError("\(origin): it must be \(description.type.expectation).")
      }
      values[key] = value
    }
    for description in descriptions where description.isRequired && values[description.key] == nil {
      throw SettingsError(
        "\(description.key) (\(SettingKey.variable(of: description.key))): it must be set to \(description.type.expectation)."
      )
    }
    let settings = Settings(descriptions: descriptions, values: values)
    if let refusal = PoolRule.refusal(of: settings) { throw SettingsError(refusal) }
    return settings
  }

  private func description(of key: String) -> SettingDescription? {
    descriptions.first { SettingKey.matches(key, $0.key) }
  }

  /// Whether the key belongs to another service.
  private func isForeign(_ key: String) -> Bool {
    foreignNames.contains { key.hasPrefix($0 + ".") } && description(of: key) == nil
  }

  private func isForeign(variable: String) -> Bool {
    foreignNames.contains { variable.hasPrefix(SettingKey.variable(of: $0) + "_") }
  }

  private var foreignNames: [String] {
    (ServiceCatalog.names + ServiceCatalog.others).filter { $0 != service }
  }
}

extension SettingType {
  /// The value under `key`; nil where it is not what it must be.
  func value(under key: String, in reader: ConfigReader) -> SettingValue? {
    let key = ConfigKey(key)
    switch self {
    case .string:
      guard let text = try? reader.requiredString(forKey: key, isSecret: true), isText(text) else { return nil }
      return .string(text)
    case .choice(let choices):
      guard let text = try? reader.requiredString(forKey: key, isSecret: true), choices.contains(text) else {
        return nil
      }
      return .string(text)
    case .integer(let range):
      guard let number = try? reader.requiredInt(forKey: key, isSecret: true), range.contains(number) else {
        return nil
      }
      return .integer(number)
    case .boolean:
      return (try? reader.requiredBool(forKey: key, isSecret: true)).map { .boolean($0) }
    case .list:
      guard
        let elements = (try? reader.requiredStringArray(forKey: key, isSecret: true))
          ?? (try? reader.requiredString(forKey: key, isSecret: true)).map({ [$0] }),
        elements.count <= SettingValue.maximumElements, elements.allSatisfy(isText)
      else { return nil }
      return .list(elements)
    case .url:
      guard let text = try? reader.requiredString(forKey: key, isSecret: true), isText(text) else { return nil }
      return baseURL(text).map { .string($0) }
    }
  }

  private func isText(_ text: String) -> Bool {
    (1...SettingValue.maximumLength).contains(text.count)
  }

  private func baseURL(_ text: String) -> String? {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme, ["http", "https"].contains(scheme),
      let host = parts.host, !host.isEmpty, parts.query == nil, parts.fragment == nil
    else { return nil }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
