internal import Foundation

extension RetellProvider {
  static let routes = RouteTable<RetellProvider>(callRoutes + agentRoutes)

  static let controls = RouteTable<RetellProvider>([
    Route("POST", "/calls") { (state, request) throws(Refusal) in try state.play(request) },
    Route("POST", "/agents") { (state, request) throws(Refusal) in state.makeAgent(request) },
  ])

  /// Accepts a call and sends its events. 202 with its id, 400 with a reason.
  private mutating func play(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let wanted: RetellCallRequest
    do {
      wanted = try JSONDecoder().decode(RetellCallRequest.self, from: Data(request.body))
    } catch {
      throw Refusal(.json(["error": .string(DecodingProblem.explain(error))], status: 400))
    }
    let end = wanted.endedAtMilliseconds ?? request.time
    let script = RetellCallScript(
      callID: wanted.callID ?? RetellCallScript.makeCallID(using: &generator), agentID: wanted.agentID,
      fromNumber: wanted.from, toNumber: wanted.to, startedAtMilliseconds: end &- wanted.durationMilliseconds,
      durationMilliseconds: wanted.durationMilliseconds)
    let plan = DeliveryPlan(
      calls: 1, events: wanted.events, copies: wanted.copies,
      order: wanted.isShuffled ? .shuffled(seed: generator.next()) : .asListed)
    calls[script.callID] = script.body(of: .callAnalyzed)["call"]
    for entry in plan.entries {
      outbox.append(
        OutgoingWebhook(
          url: wanted.webhookURL, event: entry.event.rawValue, subject: script.callID,
          body: Array(script.body(of: entry.event).json().utf8), signing: .retell(secret: wanted.secret),
          policy: .retell))
    }
    return .json(
      ["call_id": .string(script.callID), "deliveries": .integer(Int64(plan.entries.count))], status: 202)
  }
}
