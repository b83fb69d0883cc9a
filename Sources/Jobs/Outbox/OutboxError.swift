/// Why an event cannot be appended.
public enum OutboxError: Error, Sendable, Hashable {
  /// The payload has more than ``NewOutboxEvent/maximumPayload`` bytes.
  case payloadTooLarge(bytes: Int)
}
