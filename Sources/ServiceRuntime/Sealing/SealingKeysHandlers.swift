internal import Calls
internal import Observability
internal import RPCAPI
internal import Sealing

/// `switchboard.rpc.v1.SealingKeys`: what operators ask of the master keys of a service.
struct SealingKeysHandlers: SealingKeysService {
  let rotation: MasterKeyRotation
  let events: EventSink

  func getKeyStatus(_ request: GetKeyStatusRequest, context: CallContext) async throws -> GetKeyStatusResponse {
    GetKeyStatusResponse(status: SealingKeyStatus(try await rotation.status()))
  }

  /// Throws `invalid_key_id`, `key_not_everywhere`, `key_retired`.
  func rotateKeys(_ request: RotateKeysRequest, context: CallContext) async throws -> RotateKeysResponse {
    let id = try Self.checked(request.keyID)
    do {
      let status = try await rotation.seal(with: id)
      events.emit(RuntimeEvents.masterKeyChosen(id: id, actor: context.principal))
      return RotateKeysResponse(status: SealingKeyStatus(status))
    } catch let refusal as MasterKeyRefusal {
      throw refusal.rpcError
    }
  }

  /// Throws `invalid_key_id`, `key_not_found`, `key_sealing`, `key_in_use`.
  func retireKey(_ request: RetireKeyRequest, context: CallContext) async throws -> RetireKeyResponse {
    let id = try Self.checked(request.keyID)
    do {
      let status = try await rotation.retire(id)
      events.emit(RuntimeEvents.masterKeyRetired(id: id, actor: context.principal))
      return RetireKeyResponse(status: SealingKeyStatus(status))
    } catch let refusal as MasterKeyRefusal {
      throw refusal.rpcError
    }
  }

  private static func checked(_ id: String) throws -> String {
    guard MasterKeys.isID(id) else {
      throw InvalidField("key_id", rule: "1 to 64 characters of a-z, 0-9, '.', '_' and '-'.")
    }
    return id
  }
}

extension MasterKeyRefusal {
  /// What an operator is told. Names of replicas and ids of keys are no secrets.
  var rpcError: RPCError {
    switch self {
    case .notEverywhere(let replicas):
      RPCError(
        .failedPrecondition, reason: "key_not_everywhere",
        message: replicas.isEmpty
          ? "No replica has reported which keys it has." : "It is not at: \(replicas.joined(separator: ", ")).")
    case .isSealing:
      RPCError(
        .failedPrecondition, reason: "key_sealing", message: "It is the key that seals; rotate first.", isNoRetry: true)
    case .isRetired:
      RPCError(.failedPrecondition, reason: "key_retired", message: "The key was retired.", isNoRetry: true)
    case .inUse(let count):
      RPCError(.failedPrecondition, reason: "key_in_use", message: "It still wraps \(count) data keys.")
    case .unknown:
      RPCError(.notFound, reason: "key_not_found", message: "No replica and no row knows the key.", isNoRetry: true)
    }
  }
}

extension SealingKeyStatus {
  fileprivate init(_ status: MasterKeyStatus) {
    self.init(
      sealingKeyID: status.sealing ?? "",
      keys: status.keys.map { id in
        SealingKey(
          keyID: id, uses: status.uses[id] ?? 0, sealing: id == status.sealing, retired: status.retired.contains(id),
          missingAt: status.replicas(without: id))
      }, remaining: status.remaining, replicas: status.replicas.map(\.name))
  }
}
