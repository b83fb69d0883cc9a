internal import Foundation

/// Why a control request's body cannot be used, in one line.
struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  let description: String
}

/// Settings and faults as JSON documents with `snake_case` names.
enum SettingsDocument {
  static func json(of settings: some Encodable) -> JSONValue {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .custom { path in SettingsKey(wireOf: path.last?.stringValue ?? "") }
    // Settings are numbers, texts and lists of them: encoding them cannot fail.
    guard let data = try? encoder.encode(settings), let value = try? JSONValue(parsing: data) else { return [:] }
    return value
  }

  /// Reads a whole document. Throws for a missing, unknown or mistyped member.
  static func decode<Settings: Codable>(_ type: Settings.Type, from body: [UInt8]) throws(SettingsError) -> Settings {
    let given = try parse(body)
    let settings = try read(type, given)
    try refuseUnknown(given, in: json(of: settings))
    return settings
  }

  /// The settings with the members that `body` names changed. Throws for an unknown or mistyped member.
  static func change<Settings: Codable>(
    _ settings: Settings, by body: [UInt8]
  ) throws(SettingsError) -> Settings {
    let given = try parse(body)
    let changed = try read(Settings.self, json(of: settings).merging(given))
    try refuseUnknown(given, in: json(of: changed))
    return changed
  }

  private static func parse(_ body: [UInt8]) throws(SettingsError) -> JSONValue {
    guard let value = try? JSONValue(parsing: Data(body)), case .object = value else {
      throw SettingsError(description: "not a JSON object")
    }
    return value
  }

  private static func read<Settings: Decodable>(
    _ type: Settings.Type, _ value: JSONValue
  ) throws(SettingsError) -> Settings {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in SettingsKey(wire: path.last?.stringValue ?? "") }
    do {
      return try decoder.decode(type, from: Data(value.json().utf8))
    } catch {
      throw SettingsError(description: DecodingProblem.explain(error))
    }
  }

  private static func refuseUnknown(_ given: JSONValue, in known: JSONValue) throws(SettingsError) {
    for member in given.members ?? [] where !member.value.isNull && known[member.name] == nil {
      throw SettingsError(description: "unknown: \(member.name)")
    }
  }
}

/// A member's name: `searchLagMilliseconds` and `clientID` in Swift are `search_lag_ms` and `client_id` on the wire.
private struct SettingsKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  /// The name in Swift of a name on the wire.
  init(wire: String) {
    let parts = wire.split(separator: "_").map(String.init)
    let rest = parts.dropFirst().map { part in
      part == "id" ? "ID" : part == "ms" ? "Milliseconds" : part.capitalized
    }
    stringValue = (parts.prefix(1) + rest).joined()
  }

  /// The name on the wire of a name in Swift.
  init(wireOf name: String) {
    let spaced = name.replacing("ID", with: "Id").replacing("Milliseconds", with: "Ms")
    stringValue = spaced.map { $0.isUppercase ? "_\($0.lowercased())" : String($0) }.joined()
  }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
