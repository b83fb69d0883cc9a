public import Logging

/// Sends the whole process's log lines through `JSONLinesLogHandler`.
public enum LogBootstrap {
  /// Call once, before the first logger is made; a second call traps (swift-log's rule).
  public static func bootstrap(service: String, level: Logger.Level, output: LogOutput = .standardError) {
    LoggingSystem.bootstrap { _ in JSONLinesLogHandler(service: service, level: level, output: output) }
  }

  /// A logger with a handler of its own, whatever the process's is; for tests and for parts that log at another level.
  public static func makeLogger(
    service: String, level: Logger.Level = .info, output: LogOutput = .standardError
  ) -> Logger {
    Logger(label: service) { _ in JSONLinesLogHandler(service: service, level: level, output: output) }
  }
}
