internal import Jobs
internal import Resilience
internal import ServiceRuntime

/// How each lane of the service works, with what an operator says about its retries.
struct SyncRetries: Sendable {
  /// Calls that are brought to customer systems.
  var syncs = Self.usualSyncs
  /// Everything else: tokens, resumed syncs.
  var jobs = JobWorkerConfiguration()
  /// News for the event streams.
  var relay = OutboxRelayConfiguration()

  init() {}

  /// Throws `SettingsError`.
  init(_ settings: Settings) throws {
    syncs = try syncs.retrying(as: "integrations.retries.syncs", settings)
    jobs = try jobs.retrying(as: "integrations.retries.jobs", settings)
    relay = try relay.retrying(as: "integrations.retries.relay", settings)
  }

  static let settings =
    RetrySettings.ofJobs("integrations.retries.syncs", "calls for customer systems", defaults: usualSyncs)
    + RetrySettings.ofJobs("integrations.retries.jobs", "refreshes and resumed syncs")
    + RetrySettings.ofRelay("integrations.retries.relay")

  /// Systems get less haste than our own parts, and an attempt asks several times.
  private static var usualSyncs: JobWorkerConfiguration {
    var configuration = JobWorkerConfiguration(lane: SyncCallHandler.lane)
    configuration.handlerDeadline = .seconds(28)
    configuration.backoff = Backoff(base: .seconds(2), factor: 3, cap: .seconds(900))
    return configuration
  }
}
