internal import Foundation
public import Calls
public import Jobs
public import Sealing
public import ServiceLifecycle

/// What a service that seals is made of beside its own parts: put together by ``ServiceAssembly/makeSealing()``.
public struct SealingParts: Sendable {
  public let sealer: Sealer
  /// For the service's RPC port: what operators ask of master keys.
  public let rpc: any RPCService
  /// To be run with the service: follows the setting and tells which keys this process has.
  public let watch: any Service
  /// One of the service's periodic duties: wraps data keys anew after a rotation.
  public let duty: any PeriodicDuty
  /// The service cannot work without the key that seals.
  public let readiness: ReadinessCheck
}

extension ServiceAssembly {
  /// The setting that holds the master keys of `service`.
  public static func sealingSetting(of service: String) -> SettingDescription {
    .secret(
      "\(service).sealing.keys", isRequired: true,
      "Master keys, id:base64 of 32 bytes each, separated by commas; all open, a database row says which seals.")
  }

  /// Sealing for this service, by the master keys of its settings. Throws `SettingsError` where they are not of the form.
  public func makeSealing() throws -> SealingParts {
    let key = "\(service).sealing.keys"
    let sealer: Sealer
    do throws(SealingError) {
      sealer = Sealer(
        service: service, masterKeys: try MasterKeys(settings.secret(key)?.reveal() ?? ""), database: database)
    } catch {
      throw SettingsError("\(key): \(error.message)")
    }
    let rotation = MasterKeyRotation(sealer)
    let watch = MasterKeyWatch(
      sealer: sealer, rotation: rotation, replica: instance, events: events,
      reread: rereading(key))
    return SealingParts(
      sealer: sealer, rpc: SealingKeysHandlers(rotation: rotation, events: events), watch: watch,
      duty: MasterKeyDuty(rotation: rotation), readiness: watch.readiness)
  }

  /// Reads the setting `key` once more; nil where it cannot change.
  private func rereading(_ key: String) -> (@Sendable () async throws -> MasterKeys)? {
    guard let reread else { return nil }
    return { try MasterKeys(try await reread().secret(key)?.reveal() ?? "") }
  }
}
