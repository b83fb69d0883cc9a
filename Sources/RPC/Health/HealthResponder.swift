internal import Calls
internal import RPCAPI

/// `switchboard.rpc.v1.Health`, served by every RPC server.
struct HealthResponder: HealthService {
  let health: HealthState

  /// Throws `NOT_FOUND` `unknown_service` for a name that is not this process's.
  func check(_ request: CheckRequest, context: CallContext) throws -> CheckResponse {
    guard let missing = health.missing(of: request.service) else {
      throw RPCError(
        .notFound, reason: "unknown_service", message: "This process serves \(health.service), nothing of that name.")
    }
    return Self.response(missing)
  }

  /// Sends the state whenever it differs from what was sent before.
  func watch(_ request: CheckRequest, context: CallContext, out: Responses<CheckResponse>) async throws {
    var told: CheckResponse?
    for await _ in health.changes() {
      let state = health.missing(of: request.service).map(Self.response) ?? CheckResponse(status: .serviceUnknown)
      guard state != told else { continue }
      try await out.send(state)
      told = state
    }
    // The changes end with the task only.
    throw CancellationError()
  }

  private static func response(_ missing: [String]) -> CheckResponse {
    CheckResponse(status: missing.isEmpty ? .serving : .notServing, missing: missing)
  }
}
