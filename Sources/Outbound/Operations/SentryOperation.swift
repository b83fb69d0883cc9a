/// What is asked of the collector of error reports. Its address is the one in `providers.sentry.dsn`.
public enum SentryOperation: String, CaseIterable, Sendable, Hashable {
  case sendEnvelope

  var shape: OperationShape {
    switch self {
    // The event's id is in the envelope; the collector drops a repeat.
    case .sendEnvelope: OperationShape(.post, .given(domains: []), "/api/{}/envelope/", .harmless)
    }
  }
}
