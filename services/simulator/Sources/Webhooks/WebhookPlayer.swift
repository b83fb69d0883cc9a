internal import ServiceLifecycle

/// Sends what the stand-ins queue: started in order, none waiting for the success of the one before.
///
/// Graceful shutdown cancels what is being sent: nobody waits for a simulator.
struct WebhookPlayer: Service {
  /// Most deliveries under way.
  static let maximumInFlight = 256

  let queue: WebhookQueue
  let sender: WebhookSender

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        var inFlight = 0
        for await item in queue.items {
          if inFlight >= Self.maximumInFlight {
            await group.next()
            inFlight -= 1
          }
          inFlight += 1
          group.addTask { item.log.append(await sender.send(item.webhook)) }
        }
        group.cancelAll()
      }
    }
  }
}
