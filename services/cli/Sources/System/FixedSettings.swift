internal import ServiceRuntime
internal import Simulator

/// The settings that `up` decides itself: said by anybody else they would part the system from what `status` tells of it,
/// or its services from each other and from their database.
enum FixedSettings {
  static let keys =
    ["edge.http.port"]
    + ["host", "port", "database", "user", "password"].map { "postgres.\($0)" }
    + ServiceName.allCases.flatMap { ["\($0.rawValue).rpc.port", "\($0.rawValue).admin.port"] }
  static let prefixes =
    ["services."]
    + ServiceName.allCases.flatMap { ["\($0.rawValue).rpc.credentials.", "\($0.rawValue).rpc.tls."] }

  /// Throws `CLIError` naming the first that stands in the settings file or in the environment.
  static func check(settings: JSONValue, environment: [String: String]) throws {
    for (key, _) in ServiceSettings.leaves(of: settings) where contains(key, keys, prefixes) {
      throw CLIError("\(key) in the settings file: \"up\" decides that itself. Ports follow from --port-base.")
    }
    let names = keys.map(SettingKey.variable(of:))
    let beginnings = prefixes.map(SettingKey.variable(of:))
    for name in environment.keys.sorted() where contains(name, names, beginnings) {
      throw CLIError("\(name) in the environment: \"up\" decides that itself; unset it. Ports follow from --port-base.")
    }
  }

  private static func contains(_ name: String, _ names: [String], _ prefixes: [String]) -> Bool {
    names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }
}
