internal import Foundation
internal import Sealing

/// The secrets of a data folder: each is made when first asked for and then stays.
public struct Secrets: Sendable {
  let folder: DataFolder

  public init(_ folder: DataFolder) {
    self.folder = folder
  }

  /// The password of the private cluster's administrator, in `secrets/postgres.password`.
  public func postgresAdministratorPassword() throws -> String {
    try secret("postgres.password") { Self.token() }
  }

  /// The password of a service's log-in role.
  public func databasePassword(of service: ServiceName) throws -> String {
    try secret("\(service.rawValue).postgres.password") { Self.token() }
  }

  /// The master keys that wrap a service's data keys: `id:base64`, separated by commas.
  public func sealingKeys(of service: ServiceName) throws -> String {
    try secret(Self.sealingKeys(service)) { MasterKeys.generate(id: "k1") }
  }

  /// The master keys of a service that are there; nil where none were made yet. Throws `CLIError` where they cannot be read.
  func keptSealingKeys(of service: ServiceName) throws -> MasterKeys? {
    let name = Self.sealingKeys(service)
    guard let text = try PrivateFile.read(folder.secrets + "/" + name) else { return nil }
    do {
      return try MasterKeys(text.trimmingCharacters(in: .whitespacesAndNewlines))
    } catch {
      throw CLIError("\(folder.secrets)/\(name): \(error)")
    }
  }

  static func sealingKeys(_ service: ServiceName) -> String { "\(service.rawValue).sealing.keys" }

  /// The id of a master key that does not seal yet: the last one where that is so, else one that is made and put after the
  /// others. `sealing` is the one that seals, or empty.
  func nextSealingKey(of service: ServiceName, sealing: String) throws -> String {
    let keys = try sealingKeys(of: service)
    let ids = Self.ids(of: keys)
    if let last = ids.last, last != sealing, let place = ids.firstIndex(of: sealing), place < ids.count - 1 {
      return last
    }
    let numbers = (ids + Self.ids(of: try retiredKeys(of: service) ?? "")).compactMap {
      $0.wholeMatch(of: /k(\d{1,6})/)
    }
    let id = "k\((numbers.compactMap { Int($0.1) }.max() ?? 0) + 1)"
    try write("\(keys),\(MasterKeys.generate(id: id))", to: Self.sealingKeys(service))
    return id
  }

  /// Puts a master key aside that was retired: backups from its time can be opened with it and with nothing else.
  func retireSealingKey(_ id: String, of service: ServiceName) throws {
    let keys = try sealingKeys(of: service).split(separator: ",").map(String.init)
    guard let key = keys.first(where: { $0.hasPrefix(id + ":") }), keys.count > 1 else { return }
    let retired = try retiredKeys(of: service)
    try write((retired.map { $0 + "," } ?? "") + key, to: Self.retiredName(service))
    try write(keys.filter { $0 != key }.joined(separator: ","), to: Self.sealingKeys(service))
  }

  /// Whether every one of `keys`, in the form of the setting, is from this folder.
  func hasSealingKeys(_ keys: String, of service: ServiceName) throws -> Bool {
    let own = "\(try sealingKeys(of: service)),\(try retiredKeys(of: service) ?? "")".split(separator: ",")
    return Set(keys.split(separator: ",")).isSubset(of: own)
  }

  private func retiredKeys(of service: ServiceName) throws -> String? {
    try PrivateFile.read(folder.secrets + "/" + Self.retiredName(service))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func write(_ secret: String, to name: String) throws {
    try PrivateFile.write(secret + "\n", to: folder.secrets + "/" + name)
  }

  private static func ids(of keys: String) -> [String] {
    keys.split(separator: ",").map { String($0.prefix { $0 != ":" }) }
  }

  private static func retiredName(_ service: ServiceName) -> String { "\(service.rawValue).sealing.retired-keys" }

  /// 32 random bytes in hexadecimal.
  static func token() -> String {
    randomBytes(32).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private func secret(_ name: String, make: () -> String) throws -> String {
    let path = folder.secrets + "/" + name
    if let kept = try PrivateFile.read(path)?.trimmingCharacters(in: .whitespacesAndNewlines), !kept.isEmpty {
      return kept
    }
    let made = make()
    try PrivateFile.write(made + "\n", to: path)
    return made
  }
}
