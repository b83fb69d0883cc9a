public import Logging

/// Where a service's events go: one log line and some metric samples each.
///
/// Emitting never waits for anything but the write of the line, and never fails.
public final class EventSink: Sendable {
  public let logger: Logger
  public let metrics: MetricsRegistry
  private let observer: (@Sendable (EventRecord) -> Void)?

  /// - Parameter observer: Sees each record after it was written; for tests.
  public init(logger: Logger, metrics: MetricsRegistry, observer: (@Sendable (EventRecord) -> Void)? = nil) {
    self.logger = logger
    self.metrics = metrics
    self.observer = observer
  }

  /// A sink that writes no lines; its metrics can be read.
  public static func discarding(observer: (@Sendable (EventRecord) -> Void)? = nil) -> EventSink {
    EventSink(
      logger: Logger(label: "discarded", factory: { _ in SwiftLogNoOpLogHandler() }), metrics: MetricsRegistry(),
      observer: observer)
  }

  public func emit(_ event: some Event) {
    let record = event.record
    if record.level >= logger.logLevel {
      logger.log(level: record.level, "\(record.name)", metadata: metadata(of: record))
    }
    for sample in record.metrics { metrics.apply(sample) }
    observer?(record)
  }

  private func metadata(of record: EventRecord) -> Logger.Metadata {
    var metadata = Logger.Metadata(minimumCapacity: record.fields.count)
    for (name, value) in record.fields {
      switch value.content {
      case .string(let text): metadata[name] = .string(text)
      case .int(let number): metadata[name] = .stringConvertible(number)
      case .bool(let flag): metadata[name] = .stringConvertible(flag)
      case .duration(let duration): metadata[name + "_ms"] = .stringConvertible(duration.milliseconds)
      case .redacted: metadata[name] = .string(EventValue.redactedText)
      }
    }
    return metadata
  }
}

extension Duration {
  /// In milliseconds, to the microsecond.
  var milliseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) * 1_000 + Double(attoseconds / 1_000_000_000_000) / 1_000
  }

  /// In seconds.
  var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
