public import Logging

/// Something that happened and is worth a log line, a metric, or both.
///
/// Each service has one enum `<Name>Events` that conforms: its cases are the list of everything the service tells about
/// itself, so that no line is written from the middle of other code.
public protocol Event: Sendable {
  var record: EventRecord { get }
}

/// An event as it is written down.
public struct EventRecord: Sendable {
  /// Dotted lower case, part first: `call.folded`. It becomes the log line's message.
  public var name: String
  public var level: Logger.Level
  /// Keys are lower snake case. Order is kept in nothing that is written.
  public var fields: [(String, EventValue)]
  public var metrics: [MetricSample]

  public init(
    name: String, level: Logger.Level = .info, fields: [(String, EventValue)] = [], metrics: [MetricSample] = []
  ) {
    self.name = name
    self.level = level
    self.fields = fields
    self.metrics = metrics
  }
}
