// Made from switchboard/rpc/v1/sealing_keys.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// The master keys of a service that seals, on its RPC port. For the operator alone; no key is ever in a message, only its id.
public protocol SealingKeysService: RPCService {
  /// Which master keys there are, what they wrap and which replicas have them.
  func getKeyStatus(_ request: GetKeyStatusRequest, context: CallContext) async throws -> GetKeyStatusResponse
  /// Makes a key the one that wraps data keys. Those that are there are wrapped anew afterwards, in the background; `remaining`
  /// tells how many are left. Errors: INVALID_ARGUMENT (invalid_key_id), FAILED_PRECONDITION (key_not_everywhere: a replica
  /// lacks it; key_retired).
  func rotateKeys(_ request: RotateKeysRequest, context: CallContext) async throws -> RotateKeysResponse
  /// Ends the use of a key for ever. Errors: INVALID_ARGUMENT (invalid_key_id), NOT_FOUND (key_not_found),
  /// FAILED_PRECONDITION (key_sealing: it is the one that wraps; key_in_use: it still wraps a data key).
  func retireKey(_ request: RetireKeyRequest, context: CallContext) async throws -> RetireKeyResponse
}

extension SealingKeysService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(SealingKeysMethods.getKeyStatus) { request, context in try await self.getKeyStatus(request, context: context) },
      MethodHandler(SealingKeysMethods.rotateKeys) { request, context in try await self.rotateKeys(request, context: context) },
      MethodHandler(SealingKeysMethods.retireKey) { request, context in try await self.retireKey(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.rpc.v1.SealingKeys`.
public enum SealingKeysMethods {
  /// Which master keys there are, what they wrap and which replicas have them.
  public static let getKeyStatus = Method<GetKeyStatusRequest, GetKeyStatusResponse>(
    MethodDescription(
      name: "switchboard.rpc.v1.SealingKeys/GetKeyStatus", defaultTimeout: .milliseconds(5000),
      idempotency: .noSideEffects, callers: ["operator"], isSystem: true))

  /// Makes a key the one that wraps data keys. Those that are there are wrapped anew afterwards, in the background; `remaining`
  /// tells how many are left. Errors: INVALID_ARGUMENT (invalid_key_id), FAILED_PRECONDITION (key_not_everywhere: a replica
  /// lacks it; key_retired).
  public static let rotateKeys = Method<RotateKeysRequest, RotateKeysResponse>(
    MethodDescription(
      name: "switchboard.rpc.v1.SealingKeys/RotateKeys", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"], isSystem: true))

  /// Ends the use of a key for ever. Errors: INVALID_ARGUMENT (invalid_key_id), NOT_FOUND (key_not_found),
  /// FAILED_PRECONDITION (key_sealing: it is the one that wraps; key_in_use: it still wraps a data key).
  public static let retireKey = Method<RetireKeyRequest, RetireKeyResponse>(
    MethodDescription(
      name: "switchboard.rpc.v1.SealingKeys/RetireKey", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"], isSystem: true))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    getKeyStatus.description,
    rotateKeys.description,
    retireKey.description,
  ]
}

/// Calls `switchboard.rpc.v1.SealingKeys`.
public struct SealingKeysClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Which master keys there are, what they wrap and which replicas have them.
  public func getKeyStatus(
    _ request: GetKeyStatusRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetKeyStatusResponse {
    try await caller.call(SealingKeysMethods.getKeyStatus, request, options: options)
  }

  /// Makes a key the one that wraps data keys. Those that are there are wrapped anew afterwards, in the background; `remaining`
  /// tells how many are left. Errors: INVALID_ARGUMENT (invalid_key_id), FAILED_PRECONDITION (key_not_everywhere: a replica
  /// lacks it; key_retired).
  public func rotateKeys(
    _ request: RotateKeysRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RotateKeysResponse {
    try await caller.call(SealingKeysMethods.rotateKeys, request, options: options)
  }

  /// Ends the use of a key for ever. Errors: INVALID_ARGUMENT (invalid_key_id), NOT_FOUND (key_not_found),
  /// FAILED_PRECONDITION (key_sealing: it is the one that wraps; key_in_use: it still wraps a data key).
  public func retireKey(
    _ request: RetireKeyRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RetireKeyResponse {
    try await caller.call(SealingKeysMethods.retireKey, request, options: options)
  }
}

/// The methods of `switchboard.rpc.v1.SealingKeys` with their messages, for callers that know them by name.
public enum SealingKeysReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      SealingKeysMethods.getKeyStatus.description,
      request: GetKeyStatusRequest.self, response: GetKeyStatusResponse.self),
    MethodReflection(
      SealingKeysMethods.rotateKeys.description,
      request: RotateKeysRequest.self, response: RotateKeysResponse.self),
    MethodReflection(
      SealingKeysMethods.retireKey.description,
      request: RetireKeyRequest.self, response: RetireKeyResponse.self),
  ]
}
