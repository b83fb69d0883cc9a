import Resilience

/// What is to be recorded about the events of one delivery. Pure: a decision without I/O.
struct OutboxSettlement: Sendable, Hashable {
  struct Retry: Sendable, Hashable {
    let event: OutboxEvent
    let delay: Duration
    let reason: FailureReason
  }

  struct Refusal: Sendable, Hashable {
    let event: OutboxEvent
    let reason: FailureReason
  }

  private(set) var done: [OutboxEvent] = []
  private(set) var retries: [Retry] = []
  /// Refused, or failing for longer than the budget allows.
  private(set) var refused: [Refusal] = []

  /// From the receiver's answers. An event it did not mention is tried again; answers to events it was not given are
  /// ignored.
  init(
    _ events: [OutboxEvent], results: [OutboxEvent.ID: OutboxResult], policy: RetryPolicy,
    using random: inout some RandomNumberGenerator
  ) {
    for event in events {
      switch results[event.id] {
      case .done: done.append(event)
      case .refused(let reason): refused.append(Refusal(event: event, reason: FailureReason(reason)))
      case .retry(let reason): fail(event, FailureReason(reason), policy, &random)
      case nil: fail(event, .unanswered, policy, &random)
      }
    }
  }

  /// After a delivery that failed as a whole.
  init(
    failed events: [OutboxEvent], reason: FailureReason, policy: RetryPolicy,
    using random: inout some RandomNumberGenerator
  ) {
    for event in events { fail(event, reason, policy, &random) }
  }

  private mutating func fail(
    _ event: OutboxEvent, _ reason: FailureReason, _ policy: RetryPolicy, _ random: inout some RandomNumberGenerator
  ) {
    switch policy.afterFailure(attempt: event.attempt, age: event.age, using: &random) {
    case .retry(let delay): retries.append(Retry(event: event, delay: delay, reason: reason))
    case .bury: refused.append(Refusal(event: event, reason: reason))
    }
  }
}
