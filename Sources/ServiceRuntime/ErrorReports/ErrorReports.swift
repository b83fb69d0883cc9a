internal import Foundation
internal import Observability
internal import Resilience
internal import Synchronization

/// The failures that wait to be reported. Offering one never waits and never fails; what does not fit is counted and let
/// go, because a report is worth less than the work that failed.
final class ErrorReports: Sendable {
  /// Reports that wait at most.
  static let capacity = 100
  /// Reports of one fingerprint, so that one hot error does not use up everything.
  static let perFingerprint = CellRate(calls: 5, per: .seconds(60))
  /// Fingerprints whose rate is remembered.
  static let fingerprints = 1_000

  let dsn: SentryDSN
  let environment: String
  let stream: AsyncStream<ErrorReport>
  private let continuation: AsyncStream<ErrorReport>.Continuation
  private let metrics: MetricsRegistry
  private let rates = Mutex(
    BoundedCache<[String], ContinuousClock.Instant>(limit: ErrorReports.fingerprints, life: .seconds(120)))
  private let now: @Sendable () -> ContinuousClock.Instant

  /// nil without a DSN. Throws `SettingsError` for a DSN that is none.
  convenience init?(settings: Settings, metrics: MetricsRegistry) throws(SettingsError) {
    guard let dsn = try SentryDSN(settings: settings) else { return nil }
    self.init(dsn: dsn, environment: settings.string("providers.sentry.environment"), metrics: metrics)
  }

  init(
    dsn: SentryDSN, environment: String, metrics: MetricsRegistry,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.dsn = dsn
    self.environment = environment
    self.metrics = metrics
    self.now = now
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
  }

  /// Takes an event that is an error or worse.
  func offer(_ record: EventRecord) {
    // What the client for providers tells may be about the reports themselves.
    guard record.level >= .error, !record.name.hasPrefix("outbound.") else { return }
    let report = ErrorReport(record, at: Date())
    guard mayReport(report.fingerprint) else { return drop("repeated") }
    if case .dropped = continuation.yield(report) { drop("full") }
  }

  /// Ends the stream: what waits is still delivered.
  func finish() { continuation.finish() }

  func drop(_ reason: String) {
    metrics.apply(.count("error_reports_dropped_total", labels: ["reason": reason]))
  }

  private func mayReport(_ fingerprint: [String]) -> Bool {
    let moment = now()
    return rates.withLock { rates in
      switch Self.perFingerprint.decide(kept: rates.value(of: fingerprint, at: moment), at: moment) {
      case .wait: return false
      case .allowed(let next):
        _ = rates.set(next, for: fingerprint, at: moment)
        return true
      }
    }
  }
}
