internal import Calls
internal import Foundation
internal import RPCAPI
internal import Simulator

/// Rotates master keys of running services: makes the key, hands it over, chooses it, and waits until it wraps everything.
struct MasterKeyOperator {
  /// Who asks stands in the services' logs.
  private static let options = Operator.options(organization: nil)

  let `operator`: Operator

  init(_ operator: Operator) {
    self.operator = `operator`
  }

  func status(of service: ServiceName) async throws -> SealingKeyStatus {
    try await call(service) { try await $0.getKeyStatus(GetKeyStatusRequest(), options: Self.options).status }
  }

  /// Seals with `key`, or with a new one of the data folder. Throws what the service answers, and `CLIError` when the time is
  /// over; what was done by then stays and is gone on with the next time.
  func rotate(
    _ service: ServiceName, to key: String?, within limit: Duration, progress: (String) -> Void
  ) async throws -> SealingKeyStatus {
    let before = try await status(of: service)
    let id = try key ?? handOver(to: service, sealing: before.sealingKeyID)
    progress("\(service.rawValue): waiting until every replica has \(id)")
    let end = ContinuousClock.now + limit
    var status = try await choose(id, at: service, until: end)
    var remaining = Int64.max
    while status.remaining > 0 {
      if status.remaining < remaining {
        progress("\(service.rawValue): \(status.remaining) data keys to be wrapped anew")
        remaining = status.remaining
      }
      guard .now < end else {
        throw CLIError(
          "\(service.rawValue): \(status.remaining) data keys are still wrapped by another key. It goes on by itself; "
            + "\"keys status\" tells how far.")
      }
      try await Task.sleep(for: .milliseconds(500))
      status = try await self.status(of: service)
    }
    progress("\(service.rawValue): \(id) wraps everything")
    return status
  }

  /// Ends the use of a key, and puts it aside in the data folder where it is from there.
  func retire(_ key: String, of service: ServiceName) async throws -> SealingKeyStatus {
    let status = try await call(service) {
      try await $0.retireKey(RetireKeyRequest(keyID: key), options: Self.options).status
    }
    try Secrets(`operator`.folder).retireSealingKey(key, of: service)
    _ = try writeSettings(of: service)
    return status
  }

  private func choose(
    _ id: String, at service: ServiceName, until end: ContinuousClock.Instant
  ) async throws -> SealingKeyStatus {
    while true {
      do throws(RPCError) {
        return try await answer(service, RotateKeysRequest(keyID: id))
      } catch {
        // A replica that has just been given the key takes a moment to say so.
        guard error.reason == "key_not_everywhere", .now < end else { throw error }
      }
      try await Task.sleep(for: .milliseconds(500))
    }
  }

  private func answer(
    _ service: ServiceName, _ request: RotateKeysRequest
  ) async throws(RPCError) -> SealingKeyStatus {
    do {
      return try await call(service) { try await $0.rotateKeys(request, options: Self.options).status }
    } catch let error as RPCError {
      throw error
    } catch {
      throw RPCError(.unavailable, reason: "not_reachable", message: "\(error)")
    }
  }

  /// Makes a key where there is none that waits, and puts it into the service's settings.
  private func handOver(to service: ServiceName, sealing: String) throws -> String {
    let id = try Secrets(`operator`.folder).nextSealingKey(of: service, sealing: sealing)
    guard try writeSettings(of: service) else {
      throw CLIError(
        "\(service.rawValue) has its master keys from elsewhere than the data folder: add one to \(service.rawValue)"
          + ".sealing.keys of every replica and name it with --key.")
    }
    return id
  }

  /// Brings the keys of the data folder into the settings file that `up` made for the running service; false where those
  /// there are not the folder's.
  private func writeSettings(of service: ServiceName) throws -> Bool {
    let path = `operator`.folder.settingsFile(of: service.rawValue)
    guard let text = try PrivateFile.read(path) else { return false }
    var file = try JSONValue(parsing: Data(text.utf8))
    let current = file[service.rawValue]?["sealing"]?["keys"]?.text ?? ""
    guard try Secrets(`operator`.folder).hasSealingKeys(current, of: service) else { return false }
    try file.set(
      "\(service.rawValue).sealing.keys", to: .string(try Secrets(`operator`.folder).sealingKeys(of: service)))
    try PrivateFile.write(file.json(.indented) + "\n", to: path)
    return true
  }

  private func call(
    _ service: ServiceName, _ body: @escaping @Sendable (SealingKeysClient) async throws -> SealingKeyStatus?
  ) async throws -> SealingKeyStatus {
    try await `operator`.withCaller(service) { caller in
      try await body(SealingKeysClient(caller))
    } ?? SealingKeyStatus()
  }
}
