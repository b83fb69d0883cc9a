public import Jobs
internal import Resilience

/// The settings of how long one kind of work is tried, and how long it waits between tries.
///
/// They are policy and so an operator's: a provider that is down for a week, or one that wants to be left alone, is no reason
/// for a new build. Waits inside one attempt stay in the code.
public enum RetrySettings {
  /// The settings of a worker's jobs: `<name>.first-wait`, `.longest-wait`, `.give-up-after` and `.crashes`.
  ///
  /// - Parameters:
  ///   - name: Such as `billing.retries.payments`.
  ///   - work: What is tried again, as the end of “Longest wait before the first retry of …”.
  ///   - defaults: What holds unless somebody says otherwise.
  public static func ofJobs(
    _ name: String, _ work: String, defaults: JobWorkerConfiguration = JobWorkerConfiguration()
  ) -> [SettingDescription] {
    waits(name, work, defaults.backoff, defaults.budget) + [
      .integer(
        "\(name).crashes", unit: "times", default: defaults.maximumCrashes, range: 1...100,
        "Processes that may die over one of \(work) before it is given up.")
    ]
  }

  /// The settings of a relay: `<name>.first-wait`, `.longest-wait` and `.give-up-after`.
  public static func ofRelay(_ name: String) -> [SettingDescription] {
    let defaults = OutboxRelayConfiguration()
    return waits(name, "events for other services", defaults.backoff, defaults.budget)
  }

  private static func waits(
    _ name: String, _ work: String, _ backoff: Backoff, _ budget: ElapsedBudget
  ) -> [SettingDescription] {
    [
      .integer(
        "\(name).first-wait", unit: "ms", default: backoff.base.wholeMilliseconds, range: 1...3_600_000,
        "Longest wait before the first retry of \(work); it grows from try to try."),
      .integer(
        "\(name).longest-wait", unit: "ms", default: backoff.cap.wholeMilliseconds, range: 1...86_400_000,
        "Longest wait before any retry of \(work)."),
      .integer(
        "\(name).give-up-after", unit: "s", default: Int(budget.limit.components.seconds), range: 1...31_536_000,
        "Age at which \(work) that still fail become dead letters."),
    ]
  }
}

extension JobWorkerConfiguration {
  /// The same with what the settings below `name` say about retries. Throws `SettingsError` where the first wait is longer
  /// than the longest.
  public func retrying(as name: String, _ settings: Settings) throws -> JobWorkerConfiguration {
    var configuration = self
    configuration.backoff = try settings.backoff(name, factor: backoff.factor)
    configuration.budget = settings.budget(name)
    configuration.maximumCrashes = settings.integer("\(name).crashes")
    return configuration
  }
}

extension OutboxRelayConfiguration {
  /// As for jobs.
  public func retrying(as name: String, _ settings: Settings) throws -> OutboxRelayConfiguration {
    var configuration = self
    configuration.backoff = try settings.backoff(name, factor: backoff.factor)
    configuration.budget = settings.budget(name)
    return configuration
  }
}

extension Settings {
  fileprivate func backoff(_ name: String, factor: Int) throws -> Backoff {
    let (first, longest) = (duration("\(name).first-wait"), duration("\(name).longest-wait"))
    guard first <= longest else {
      throw SettingsError("\(name).first-wait: it must not be longer than \(name).longest-wait.")
    }
    return Backoff(base: first, factor: factor, cap: longest)
  }

  fileprivate func budget(_ name: String) -> ElapsedBudget {
    ElapsedBudget(.seconds(integer("\(name).give-up-after")))
  }
}

extension Duration {
  fileprivate var wholeMilliseconds: Int { Int(self / .milliseconds(1)) }
}
