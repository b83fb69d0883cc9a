internal import Synchronization

/// What all stand-ins want sent, in order, for the one loop that sends it.
///
/// Bounded: what finds the queue full is written down as a delivery without attempts.
final class WebhookQueue: Sendable {
  /// One webhook and where what became of it is written down.
  struct Item: Sendable {
    let webhook: OutgoingWebhook
    let log: DeliveryLog
  }

  private let continuation: AsyncStream<Item>.Continuation
  /// Read by one loop.
  let items: AsyncStream<Item>

  init(capacity: Int = 20_000) {
    (items, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(capacity))
  }

  func append(_ webhook: OutgoingWebhook, log: DeliveryLog) {
    switch continuation.yield(Item(webhook: webhook, log: log)) {
    case .enqueued: break
    case .dropped, .terminated: log.append(Delivery(callID: webhook.subject, event: webhook.event))
    @unknown default: break
    }
  }
}
