import Foundation
import Messages
import Observability
import Synchronization
import Testing

@testable import Outbound
@testable import ServiceRuntime

@Suite struct ErrorReporterTests {
  private static let failure = EventRecord(
    name: "rpc.call_failed", level: .error,
    fields: [("method", "billing.v1.Billing/TopUp"), ("error", "LedgerError"), ("note", .string("Grüße canary"))])

  private func reports(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) throws -> ErrorReports {
    ErrorReports(
      dsn: try #require(SentryDSN("https://public@sentry.example.com/42")), environment: "test",
      metrics: MetricsRegistry(), now: now)
  }

  private func reporter(
    _ reports: ErrorReports, _ send: @escaping @Sendable (OutboundRequest) async throws -> OutboundResponse
  ) -> ErrorReporter {
    ErrorReporter(reports: reports, service: "billing", instance: "billing-1", send: send)
  }

  private func waiting(in reports: ErrorReports) async -> [ErrorReport] {
    reports.finish()
    var all: [ErrorReport] = []
    for await report in reports.stream { all.append(report) }
    return all
  }

  @Test("an error becomes an envelope whose length counts bytes, with nothing personal in it")
  func envelope() async throws {
    let reports = try reports()
    reports.offer(Self.failure)
    reports.finish()
    let sent = Mutex<[OutboundRequest]>([])
    await reporter(reports) { request in
      sent.withLock { $0.append(request) }
      return OutboundResponse(status: 200, headers: [], body: [])
    }.deliver()
    let request = try #require(sent.withLock { $0.first })
    #expect(request.operation == .sentry(.sendEnvelope))
    #expect(request.parameters.map { $0.reveal() } == ["42"])
    #expect(request.headers.first?.value.reveal().contains("sentry_key=public") == true)
    guard case .bytes(let body, "application/x-sentry-envelope") = request.body else {
      Issue.record("no envelope")
      return
    }
    let lines = body.reveal().split(separator: UInt8(ascii: "\n"))
    try #require(lines.count == 3)
    let objects = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
    #expect(objects[1]["length"] as? Int == lines[2].count)
    #expect(objects[0]["event_id"] as? String == objects[2]["event_id"] as? String)
    #expect((objects[0]["event_id"] as? String)?.wholeMatch(of: /[0-9a-f]{32}/) != nil)
    #expect(objects[2]["level"] as? String == "error")
    #expect(
      objects[2]["fingerprint"] as? [String] == [
        "rpc.call_failed", "method=billing.v1.Billing/TopUp", "error=LedgerError",
      ])
    #expect(!String(decoding: body.reveal(), as: UTF8.self).contains("canary"))
  }

  @Test("only errors are reported, and nothing that the client for providers tells")
  func levels() async throws {
    let reports = try reports()
    reports.offer(EventRecord(name: "service.unready", level: .warning))
    reports.offer(EventRecord(name: "outbound.failed", level: .error))
    reports.offer(EventRecord(name: "service.failed", level: .critical))
    #expect(await waiting(in: reports).map(\.record.name) == ["service.failed"])
  }

  @Test("one hot error is reported five times a minute, another beside it still is")
  func hotError() async throws {
    let moment = Mutex(ContinuousClock.now)
    let reports = try reports(now: { moment.withLock { $0 } })
    for _ in 0..<1_000 { reports.offer(Self.failure) }
    reports.offer(EventRecord(name: "billing.ledger_violated", level: .critical))
    moment.withLock { $0 += .seconds(12) }
    for _ in 0..<10 { reports.offer(Self.failure) }
    let names = await waiting(in: reports).map(\.record.name)
    #expect(names.count == 7)
    #expect(names.filter { $0 == "billing.ledger_violated" }.count == 1)
  }

  @Test("no more than a hundred wait")
  func capacity() async throws {
    let reports = try reports()
    for number in 0..<300 { reports.offer(EventRecord(name: "failure.number_\(number)", level: .error)) }
    #expect(await waiting(in: reports).count == ErrorReports.capacity)
  }

  @Test("a refused report is not sent again, and while Sentry wants none, none is sent")
  func limits() async throws {
    let reports = try reports()
    for number in 0..<5 { reports.offer(EventRecord(name: "failure.number_\(number)", level: .error)) }
    reports.finish()
    let sent = Mutex(0)
    await reporter(reports) { _ in
      let count = sent.withLock { count in
        count += 1
        return count
      }
      switch count {
      case 1: return OutboundResponse(status: 400, headers: [], body: [])
      case 2: throw OutboundError(.connectionFailed, .sentry(.sendEnvelope))
      default: return OutboundResponse(status: 200, headers: [("X-Sentry-Rate-Limits", "60:error:key")], body: [])
      }
    }.deliver()
    #expect(sent.withLock { $0 } == 3)
  }
}
