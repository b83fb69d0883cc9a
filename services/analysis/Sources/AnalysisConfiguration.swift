internal import Jobs
internal import Messages
internal import ServiceRuntime

/// What analysis is told by its settings.
struct AnalysisConfiguration: Sendable {
  var limits: BudgetLimits
  /// Nil: nothing is evaluated, and what was selected waits.
  var key: Sensitive<String>?
  /// Evaluations and batches.
  var jobs: JobWorkerConfiguration
  /// News for the event streams.
  var relay: OutboxRelayConfiguration

  static let settings: [SettingDescription] =
    [
      ServiceAssembly.sealingSetting(of: "analysis"),
      .secret("providers.anthropic.api-key", "Key of the house for the model that evaluates; without it, calls wait."),
      .integer(
        "analysis.budget.ceiling", unit: "micro-dollars", default: 100_000_000, range: 0...1_000_000_000_000,
        "Most that a tenant may set for a month of evaluations."),
      .integer(
        "analysis.budget.usual", unit: "micro-dollars", default: 5_000_000, range: 0...1_000_000_000_000,
        "A month's limit of a tenant that set none."),
      .integer(
        "analysis.budget.house-daily", unit: "micro-dollars", default: 50_000_000, range: 0...1_000_000_000_000,
        "What all tenants together may cost on one day."),
    ] + RetrySettings.ofJobs("analysis.retries.jobs", "evaluations and batches")
    + RetrySettings.ofRelay("analysis.retries.relay")

  init(settings: Settings) throws {
    key = settings.secret("providers.anthropic.api-key")
    limits = BudgetLimits(
      ceiling: Int64(settings.integer("analysis.budget.ceiling")),
      usual: Int64(settings.integer("analysis.budget.usual")),
      houseDaily: Int64(settings.integer("analysis.budget.house-daily")))
    jobs = try JobWorkerConfiguration().retrying(as: "analysis.retries.jobs", settings)
    relay = try OutboxRelayConfiguration().retrying(as: "analysis.retries.relay", settings)
  }
}
