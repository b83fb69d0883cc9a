/// A call that was accepted for playing: what is sent, where, in which order.
struct SimulatedCall: Sendable {
  let script: RetellCallScript
  let plan: DeliveryPlan
  let webhookURL: String
  let secret: String

  /// Decides everything that the request left open. `generator` makes the ids and the order, `now` is unix milliseconds.
  init(_ request: RetellCallRequest, now: Int64, using generator: inout SplitMix64) {
    let end = request.endedAtMilliseconds ?? now
    script = RetellCallScript(
      callID: request.callID ?? RetellCallScript.makeCallID(using: &generator), agentID: request.agentID,
      fromNumber: request.from, toNumber: request.to,
      startedAtMilliseconds: end &- request.durationMilliseconds, durationMilliseconds: request.durationMilliseconds)
    plan = DeliveryPlan(
      calls: 1, events: request.events, copies: request.copies,
      order: request.isShuffled ? .shuffled(seed: generator.next()) : .asListed)
    webhookURL = request.webhookURL
    secret = request.secret
  }
}
