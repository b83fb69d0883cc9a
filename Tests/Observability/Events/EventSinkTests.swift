import Logging
import Messages
import Synchronization
import Testing

@testable import Observability

@Suite struct EventSinkTests {
  private enum TestEvents: Event {
    case folded
    case quiet

    var record: EventRecord {
      switch self {
      case .folded:
        EventRecord(
          name: "call.folded",
          fields: [
            ("call_id", .string("c1")), ("name", .string("Jane Doe")), ("version", .int(3)), ("is_new", .bool(true)),
            ("age", .duration(.microseconds(1_500))), ("phone", .redacted),
          ],
          metrics: [.count("calls_folded_total", labels: ["kind": "ended"]), .gauge("queue_depth", 7)])
      case .quiet:
        EventRecord(name: "quiet", level: .debug, metrics: [.count("quiet_total", by: 2)])
      }
    }
  }

  @Test("an event is one line and its samples")
  func lineAndSamples() throws {
    let output = LogOutput.memory()
    let sink = EventSink(logger: LogBootstrap.makeLogger(service: "test", output: output), metrics: MetricsRegistry())
    sink.emit(TestEvents.folded)
    #expect(output.lines.count == 1)
    let line = try #require(output.lines.first)
    #expect(
      line.hasSuffix(
        #""level":"info","service":"test","message":"call.folded","metadata":{"age_ms":1.5,"call_id":"c1","is_new":true,"name":"‹redacted›","phone":"‹redacted›","version":3}}"#
      ))
    #expect(sink.metrics.counter("calls_folded_total", labels: ["kind": "ended"]).value == 1)
    #expect(sink.metrics.gauge("queue_depth").value == 7)
  }

  @Test("an event under the logger's level writes no line and still counts")
  func quiet() {
    let output = LogOutput.memory()
    let sink = EventSink(logger: LogBootstrap.makeLogger(service: "test", output: output), metrics: MetricsRegistry())
    sink.emit(TestEvents.quiet)
    #expect(output.lines.isEmpty)
    #expect(sink.metrics.counter("quiet_total").value == 2)
  }

  @Test("a test can watch what is emitted")
  func observer() {
    let names = Mutex<[String]>([])
    let sink = EventSink.discarding { record in names.withLock { $0.append(record.name) } }
    sink.emit(TestEvents.folded)
    #expect(names.withLock { $0 } == ["call.folded"])
  }
}
