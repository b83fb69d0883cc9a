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
    try secret("\(service.rawValue).sealing.keys") { MasterKeys.generate(id: "k1") }
  }

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
