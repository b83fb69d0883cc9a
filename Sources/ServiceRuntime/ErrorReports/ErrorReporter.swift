internal import Foundation
internal import Messages
internal import Observability
internal import Outbound
internal import ServiceLifecycle

/// Sends what was offered to `ErrorReports`, one after another and each once.
///
/// A report that is refused or lost is not sent again, as Sentry asks. While Sentry wants to hear nothing, reports are
/// dropped. At shutdown, what waits has five seconds to get out.
struct ErrorReporter: Service {
  static let drainLimit: Duration = .seconds(5)

  let reports: ErrorReports
  let service: String
  let instance: String
  let send: @Sendable (OutboundRequest) async throws -> OutboundResponse

  init(reports: ErrorReports, assembly: ServiceAssembly) {
    let outbound = assembly.outbound
    self.init(
      reports: reports, service: assembly.service, instance: assembly.instance, send: { try await outbound.send($0) })
  }

  init(
    reports: ErrorReports, service: String, instance: String,
    send: @escaping @Sendable (OutboundRequest) async throws -> OutboundResponse
  ) {
    self.reports = reports
    self.service = service
    self.instance = instance
    self.send = send
  }

  func run() async throws {
    await withTaskGroup { group in
      group.addTask { await deliver() }
      group.addTask {
        try? await gracefulShutdown()
        reports.finish()
        try? await Task.sleep(for: Self.drainLimit)
      }
      // Whichever ends first: all is delivered, or the time for it is over.
      await group.next()
      group.cancelAll()
    }
  }

  /// Until the stream ends or the task is cancelled.
  func deliver() async {
    var pausedUntil: ContinuousClock.Instant?
    for await report in reports.stream {
      if let until = pausedUntil, ContinuousClock.now < until {
        reports.drop("limited")
        continue
      }
      do {
        let response = try await send(request(for: report))
        pausedUntil = SentryRateLimit.pause(
          status: response.status, limits: response.header("X-Sentry-Rate-Limits")?.reveal(),
          retryAfter: response.header("Retry-After")?.reveal()
        ).map { .now + $0 }
        if !response.isSuccess { reports.drop("refused") }
      } catch let error as OutboundError {
        if let pause = error.retryAfter { pausedUntil = .now + pause }
        reports.drop("unsent")
      } catch {
        reports.drop("unsent")
      }
    }
  }

  private func request(for report: ErrorReport) -> OutboundRequest {
    let dsn = reports.dsn
    let envelope = report.envelope(
      service: service, instance: instance, environment: reports.environment, release: BuildInformation.text,
      sentAt: Date())
    return OutboundRequest(
      .sentry(.sendEnvelope), .platform(for: nil), parameters: [Sensitive(dsn.project)],
      headers: [
        OutboundField(
          "X-Sentry-Auth", "Sentry sentry_version=7, sentry_key=\(dsn.publicKey), sentry_client=switchboard/1.0")
      ],
      body: .bytes(Sensitive(envelope), contentType: "application/x-sentry-envelope"), timeLimit: .seconds(5))
  }
}
