internal import Simulator

/// Sends a plan: at most so many a second, at most so many at once.
struct TriggerRun: Sendable {
  /// Where a plan goes and what it is signed with.
  struct Target: Sendable {
    var url: String
    /// The URL that is signed, where the edge is reached at another; nil: the same.
    var signedURL: String?
    var contentType: String
    var signing: WebhookSigning
    var policy: DeliveryPolicy
  }

  let plan: TriggerPlan
  let target: Target
  let sender: WebhookSender
  /// Deliveries a second; nil: as fast as the bound on those in flight allows.
  var rate: Double?
  /// Most deliveries under way.
  var maximumInFlight = 256

  /// What became of every delivery, in the order of the plan. Cancelling sends nothing more.
  func send() async -> [Delivery] {
    let clock = ContinuousClock()
    let start = clock.now
    return await withTaskGroup(of: (Int, Delivery).self) { group in
      var deliveries: [(Int, Delivery)] = []
      for (index, item) in plan.items.enumerated() {
        if let rate, (try? await clock.sleep(until: start + .seconds(Double(index) / rate))) == nil { break }
        if index >= maximumInFlight, let done = await group.next() { deliveries.append(done) }
        let webhook = webhook(item)
        group.addTask { (index, await sender.send(webhook)) }
      }
      for await done in group { deliveries.append(done) }
      return deliveries.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func webhook(_ item: TriggerPlan.Item) -> OutgoingWebhook {
    var webhook = OutgoingWebhook(
      url: target.url, event: item.event, subject: item.callID, contentType: target.contentType, body: item.body,
      signing: target.signing, policy: target.policy)
    webhook.signedURL = target.signedURL
    return webhook
  }
}
