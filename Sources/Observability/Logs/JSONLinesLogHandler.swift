internal import Foundation
public import Logging

/// Writes each log line as one JSON object: `time` (RFC 3339, UTC, milliseconds), `level`, `service`, `message`, and
/// `metadata` and `error` where there are any.
///
/// A message is cut at 8 KiB, a metadata value at 2 KiB, an object at 64 entries and nesting at 4. Values are written
/// through their description, so a `Sensitive` one comes out redacted; numbers and Booleans stay what they are.
public struct JSONLinesLogHandler: LogHandler {
  static let maximumMessage = 8 * 1024
  static let maximumValue = 2 * 1024
  static let maximumEntries = 64
  static let maximumDepth = 4

  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?

  private let service: String
  private let output: LogOutput
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - service: Who writes: `billing`.
  ///   - now: The clock, for tests.
  public init(
    service: String, level: Logger.Level = .info, output: LogOutput = .standardError
  ) {
    self.init(service: service, level: level, output: output, now: { Date() })
  }

  init(service: String, level: Logger.Level, output: LogOutput, now: @escaping @Sendable () -> Date) {
    self.service = service
    self.logLevel = level
    self.output = output
    self.now = now
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var line = "{\"time\":\"\(now().formatted(Self.timeFormat))\",\"level\":\"\(event.level.rawValue)\",\"service\":"
    line += JSONText.quoted(service, limit: Self.maximumValue)
    line += ",\"message\":" + JSONText.quoted(event.message.description, limit: Self.maximumMessage)
    let all = merged(with: event.metadata)
    if !all.isEmpty { line += ",\"metadata\":" + object(all, depth: 0) }
    if let error = event.error { line += ",\"error\":" + JSONText.quoted("\(error)", limit: Self.maximumValue) }
    output.write(line + "}")
  }

  private static let timeFormat = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// What the line itself says wins over the provider, and that over the logger.
  private func merged(with explicit: Logger.Metadata?) -> Logger.Metadata {
    var all = metadata
    if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
    if let explicit { all.merge(explicit) { _, new in new } }
    return all
  }

  private func object(_ metadata: Logger.Metadata, depth: Int) -> String {
    let entries = metadata.sorted { $0.key < $1.key }.prefix(Self.maximumEntries).map { key, value in
      JSONText.quoted(key, limit: 128) + ":" + json(value, depth: depth)
    }
    return "{" + entries.joined(separator: ",") + "}"
  }

  private func json(_ value: Logger.Metadata.Value, depth: Int) -> String {
    switch value {
    case .string(let text): return JSONText.quoted(text, limit: Self.maximumValue)
    case .stringConvertible(let value): return scalar(value)
    case .array(let values):
      guard depth < Self.maximumDepth else { return "\"…\"" }
      return "[" + values.prefix(Self.maximumEntries).map { json($0, depth: depth + 1) }.joined(separator: ",") + "]"
    case .dictionary(let metadata):
      guard depth < Self.maximumDepth else { return "\"…\"" }
      return object(metadata, depth: depth + 1)
    }
  }

  private func scalar(_ value: any CustomStringConvertible & Sendable) -> String {
    switch value {
    case let flag as Bool: flag ? "true" : "false"
    case let number as any BinaryInteger: "\(number)"
    case let number as Double where number.isFinite: "\(number)"
    default: JSONText.quoted(value.description, limit: Self.maximumValue)
    }
  }
}
