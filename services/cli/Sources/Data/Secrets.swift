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
