internal import Calls
internal import RPCAPI

/// `switchboard.rpc.v1.Health`, served by every RPC server.
struct HealthResponder: HealthService {
  let health: HealthState

  /// Throws `NOT_FOUND` `unknown_service` for a name that is not this process's.
  func check(_ request: CheckRequest, context: CallContext) throws -> CheckResponse {
    guard request.service.isEmpty || request.service == health.service else {
      throw RPCError(
        .notFound, reason: "unknown_service", message: "This process serves \(health.service), nothing of that name.")
    }
    let missing = health.missing
    return CheckResponse(status: missing.isEmpty ? .serving : .notServing, missing: missing)
  }
}
