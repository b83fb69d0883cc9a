internal import Observability

/// What the client tells about its calls. Accounts and addresses are in no line.
enum OutboundEvents: Event {
  /// One request to a provider ended; `outcome` is `2xx`, `4xx` or an error's reason.
  case attempted(OutboundOperation, outcome: String, duration: Duration)
  /// A call was refused before anything was sent.
  case refused(OutboundOperation, reason: String)
  case breakerOpened(Provider, isWholeProvider: Bool)
  case breakerClosed(Provider, isWholeProvider: Bool)

  static let attempts = "outbound_attempts_total"
  static let seconds = "outbound_attempt_seconds"
  static let refusals = "outbound_refused_total"
  static let openings = "outbound_breaker_openings_total"
  static let providerOpen = "outbound_provider_breaker_open"

  var record: EventRecord {
    switch self {
    case .attempted(let operation, let outcome, let duration):
      EventRecord(
        name: "outbound.attempted", level: .debug,
        fields: Self.fields(operation) + [("outcome", .string(outcome)), ("duration", .duration(duration))],
        metrics: [
          .count(Self.attempts, labels: Self.labels(operation, ["outcome": outcome])),
          .observe(Self.seconds, duration, labels: Self.labels(operation)),
        ])
    case .refused(let operation, let reason):
      EventRecord(
        name: "outbound.refused", level: .debug, fields: Self.fields(operation) + [("reason", .string(reason))],
        metrics: [.count(Self.refusals, labels: Self.labels(operation, ["reason": reason]))])
    case .breakerOpened(let provider, let isWholeProvider):
      EventRecord(
        name: "outbound.breaker_opened", level: .warning, fields: Self.fields(provider, isWholeProvider),
        metrics: [
          .count(
            Self.openings,
            labels: ["provider": provider.rawValue, "scope": isWholeProvider ? "provider" : "account"])
        ] + (isWholeProvider ? [.gauge(Self.providerOpen, 1, labels: ["provider": provider.rawValue])] : []))
    case .breakerClosed(let provider, let isWholeProvider):
      EventRecord(
        name: "outbound.breaker_closed", level: .notice, fields: Self.fields(provider, isWholeProvider),
        metrics: isWholeProvider ? [.gauge(Self.providerOpen, 0, labels: ["provider": provider.rawValue])] : [])
    }
  }

  private static func fields(_ operation: OutboundOperation) -> [(String, EventValue)] {
    [("provider", .string(operation.provider.rawValue)), ("operation", .string(operation.name))]
  }

  private static func fields(_ provider: Provider, _ isWholeProvider: Bool) -> [(String, EventValue)] {
    [("provider", .string(provider.rawValue)), ("scope", .string(isWholeProvider ? "provider" : "account"))]
  }

  private static func labels(
    _ operation: OutboundOperation, _ more: [String: String] = [:]
  ) -> [String: String] {
    more.merging(["provider": operation.provider.rawValue, "operation": operation.name]) { old, _ in old }
  }
}
