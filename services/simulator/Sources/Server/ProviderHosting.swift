/// A stand-in as the server sees it, whatever its state.
protocol ProviderHosting: Sendable {
  var name: String { get }
  /// Answers a client. Waits where a fault says so; cancellation ends the wait.
  func answer(_ request: ProviderRequest) async -> HostedAnswer
  /// Answers a control route; the path is what follows `/simulator/<provider>`.
  func control(_ request: ProviderRequest) -> ProviderResponse
}

/// How a request ends.
enum HostedAnswer: Sendable, Hashable {
  case response(ProviderResponse)
  /// The connection is closed without an answer.
  case close
}
