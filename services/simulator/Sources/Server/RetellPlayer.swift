internal import ServiceLifecycle

/// Plays accepted calls: sends each planned event, one event not waiting for the success of the one before.
///
/// Retell triggers events "in order, but not blocking", so a slow delivery never holds back the next. Graceful shutdown
/// takes no more calls and cancels what is being sent: nobody waits for a simulator.
struct RetellPlayer: Service {
  let queue: CallQueue
  let log: DeliveryLog
  let now: @Sendable () -> Int64

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        for await call in queue.calls {
          let sender = RetellSender(url: call.webhookURL, secret: call.secret, now: now)
          for entry in call.plan.entries {
            let body = Array(call.script.body(of: entry.event).json().utf8)
            group.addTask {
              let delivery = await sender.send(body, event: entry.event.rawValue, callID: call.script.callID)
              log.append(delivery)
            }
          }
        }
      }
    }
  }
}
