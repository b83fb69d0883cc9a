/// What is asked of the collector of error reports. Its address is that of the DSN in the settings.
public enum SentryOperation: String, CaseIterable, Sendable, Hashable {
  case sendEnvelope

  var shape: OperationShape {
    switch self {
    // Sentry asks that no report be sent again.
    case .sendEnvelope: OperationShape(.post, .fixed("https://sentry.io"), "/api/{}/envelope/", .never)
    }
  }
}
