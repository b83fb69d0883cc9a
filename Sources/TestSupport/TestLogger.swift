public import Logging

extension Logger {
  /// Says nothing.
  public static var silent: Logger { Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() } }

  /// Prints what the server said about names in a statement, which a test otherwise could not see.
  static var diagnosing: Logger {
    var logger = Logger(label: "test") { DiagnosingHandler(inner: StreamLogHandler.standardError(label: $0)) }
    logger.logLevel = .debug
    return logger
  }
}

private struct DiagnosingHandler: LogHandler {
  var inner: StreamLogHandler
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .debug

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    guard case .string(let diagnosis)? = event.metadata?["diagnosis"], !diagnosis.isEmpty else { return }
    inner.log(event: event)
  }
}
