/// Which of a database's pools a transaction takes its connection from, so that one kind of work cannot starve another.
public enum Lane: String, Sendable, Hashable, CaseIterable {
  /// Durable receipt of webhooks.
  case ingest
  /// Handlers of calls.
  case rpc
  /// Jobs, relays, sweeps.
  case worker
  /// People with a credential of an operator.
  case `operator`
}
