import Jobs
import Resilience
import ServiceRuntime
import Testing

@Suite struct RetrySettingsTests {
  private static let usual: JobWorkerConfiguration = {
    var configuration = JobWorkerConfiguration(lane: "payments", concurrency: 2)
    configuration.backoff = Backoff(base: .seconds(2), factor: 3, cap: .seconds(900))
    return configuration
  }()

  private func settings(_ environment: [String: String]) async throws -> Settings {
    try await SettingsReader(
      service: "billing",
      own: RetrySettings.ofJobs("billing.retries.payments", "payments", defaults: Self.usual)
        + RetrySettings.ofRelay("billing.retries.relay")
    ).read(file: nil, environment: environment)
  }

  @Test("waits, patience and number of crashes are what the operator says, without a build")
  func set() async throws {
    let settings = try await settings([
      "SWITCHBOARD_BILLING_RETRIES_PAYMENTS_FIRST_WAIT": "50",
      "SWITCHBOARD_BILLING_RETRIES_PAYMENTS_LONGEST_WAIT": "400",
      "SWITCHBOARD_BILLING_RETRIES_PAYMENTS_GIVE_UP_AFTER": "604800",
      "SWITCHBOARD_BILLING_RETRIES_PAYMENTS_CRASHES": "7",
      "SWITCHBOARD_BILLING_RETRIES_RELAY_GIVE_UP_AFTER": "60",
    ])
    let jobs = try Self.usual.retrying(as: "billing.retries.payments", settings)
    #expect(jobs.backoff.longestDelay(beforeRetry: 1) == .milliseconds(50))
    #expect(jobs.backoff.longestDelay(beforeRetry: 2) == .milliseconds(150))
    #expect(jobs.backoff.longestDelay(beforeRetry: 9) == .milliseconds(400))
    #expect(!jobs.budget.isSpent(at: .seconds(604_799)))
    #expect(jobs.budget.isSpent(at: .seconds(604_800)))
    #expect(jobs.maximumCrashes == 7)
    #expect(jobs.lane == "payments" && jobs.concurrency == 2)
    let relay = try OutboxRelayConfiguration().retrying(as: "billing.retries.relay", settings)
    #expect(relay.budget.isSpent(at: .seconds(60)))
    #expect(relay.backoff == .internalLane)
  }

  @Test("what nobody sets stays as the work was made")
  func unset() async throws {
    let settings = try await settings([:])
    #expect(try Self.usual.retrying(as: "billing.retries.payments", settings) == Self.usual)
    #expect(
      try OutboxRelayConfiguration().retrying(as: "billing.retries.relay", settings) == OutboxRelayConfiguration())
  }

  @Test("a first wait above the longest is refused by name")
  func inverted() async throws {
    let settings = try await settings(["SWITCHBOARD_BILLING_RETRIES_PAYMENTS_LONGEST_WAIT": "1999"])
    let error = #expect(throws: SettingsError.self) {
      try Self.usual.retrying(as: "billing.retries.payments", settings)
    }
    #expect(error?.description.hasPrefix("billing.retries.payments.first-wait") == true)
  }
}
