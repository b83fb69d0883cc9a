/// Brings events to one other service.
public protocol OutboxReceiver: Sendable {
  /// What ``NewOutboxEvent/receiver`` says. Lower snake case, 1 to 64 bytes.
  var name: String { get }

  /// Delivers `events`, at most 200 of any kinds and organizations, in no particular order.
  ///
  /// Events may come again after they were delivered, so the other side must be idempotent on (kind, subject, version).
  /// An event without a result is tried again. The task is cancelled when the delivery's deadline passes.
  ///
  /// - Throws: where the delivery failed as a whole, such as by an unreachable service: all events are tried again, and
  ///   the relay slows down until a delivery succeeds.
  func deliver(_ events: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult]
}
