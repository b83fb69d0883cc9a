internal import Simulator

/// Sends a plan: at most so many a second, at most so many at once.
struct TriggerRun: Sendable {
  let plan: TriggerPlan
  let sender: RetellSender
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
        group.addTask { (index, await sender.send(item.body, event: item.event, callID: item.callID)) }
      }
      for await done in group { deliveries.append(done) }
      return deliveries.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
