internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Where log lines go: standard error, a file of limited size, or an array in tests.
public final class LogOutput: Sendable {
  private enum Target {
    case standardError
    case file(RotatingLogFile)
    case memory([String])
  }

  private let target: Mutex<Target>

  private init(_ target: Target) {
    self.target = Mutex(target)
  }

  /// The process's standard error. Lines of several threads do not mix; a closed or broken standard error is ignored,
  /// because there is nowhere left to say so.
  public static let standardError = LogOutput(.standardError)

  /// A file that is rotated; what cannot be written there goes to standard error.
  ///
  /// - Parameters:
  ///   - maximumBytes: Size at which the file is put aside.
  ///   - keptFiles: Files put aside that are kept, 1 or more.
  ///
  /// Throws `LogFileError` when it cannot be opened.
  public static func file(_ path: String, maximumBytes: Int, keptFiles: Int) throws(LogFileError) -> LogOutput {
    LogOutput(.file(try RotatingLogFile(path: path, maximumBytes: maximumBytes, keptFiles: keptFiles)))
  }

  /// Keeps the lines for a test to read.
  public static func memory() -> LogOutput { LogOutput(.memory([])) }

  /// What was written to a `memory` output.
  public var lines: [String] {
    target.withLock { target in
      switch target {
      case .standardError, .file: []
      case .memory(let lines): lines
      }
    }
  }

  /// Writes `line` and a line's end.
  func write(_ line: String) {
    target.withLock { target in
      switch target {
      case .standardError:
        _ = DescriptorWriter.writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
      case .file(var file):
        let bytes = Array((line + "\n").utf8)
        if !file.write(bytes) { _ = DescriptorWriter.writeAll(bytes, to: STDERR_FILENO) }
        target = .file(file)
      case .memory(var lines):
        lines.append(line)
        target = .memory(lines)
      }
    }
  }
}
