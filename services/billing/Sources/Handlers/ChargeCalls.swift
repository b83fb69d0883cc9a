internal import BillingAPI
internal import Calls
internal import ServiceRuntime

extension BillingHandlers {
  /// Charges ended calls, each once. See ``CallCharger``.
  func chargeCalls(_ request: ChargeCallsRequest, context: CallContext) async throws -> ChargeCallsResponse {
    let charger = CallCharger(gathering: gathering, events: events, scope: { context.scope($0) })
    defer { wakeWorkers() }
    return ChargeCallsResponse(results: try await charger.charge(request.items))
  }
}
