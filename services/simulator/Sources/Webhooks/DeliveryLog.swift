internal import Synchronization

/// The deliveries that are over, oldest first. Beyond `capacity` the oldest are forgotten.
final class DeliveryLog: Sendable {
  private let capacity: Int
  private let deliveries = Mutex<[Delivery]>([])

  init(capacity: Int = 10_000) {
    self.capacity = capacity
  }

  func append(_ delivery: Delivery) {
    deliveries.withLock {
      if $0.count >= capacity { $0.removeFirst($0.count - capacity + 1) }
      $0.append(delivery)
    }
  }

  /// Those of one call, or all.
  func deliveries(ofCall callID: String?) -> [Delivery] {
    deliveries.withLock { all in callID.map { id in all.filter { $0.callID == id } } ?? all }
  }

  func clear() { deliveries.withLock { $0 = [] } }
}
