internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Where log lines go: standard error, or an array in tests.
public final class LogOutput: Sendable {
  private enum Target {
    case standardError
    case memory([String])
  }

  private let target: Mutex<Target>

  private init(_ target: Target) {
    self.target = Mutex(target)
  }

  /// The process's standard error. Lines of several threads do not mix; a closed or broken standard error is ignored,
  /// because there is nowhere left to say so.
  public static let standardError = LogOutput(.standardError)

  /// Keeps the lines for a test to read.
  public static func memory() -> LogOutput { LogOutput(.memory([])) }

  /// What was written to a `memory` output.
  public var lines: [String] {
    target.withLock { target in
      switch target {
      case .standardError: []
      case .memory(let lines): lines
      }
    }
  }

  /// Writes `line` and a line's end.
  func write(_ line: String) {
    target.withLock { target in
      switch target {
      case .standardError:
        Self.writeAll(Array((line + "\n").utf8))
      case .memory(var lines):
        lines.append(line)
        target = .memory(lines)
      }
    }
  }

  /// write(2) until all is out. EINTR is tried again; every other error gives up.
  private static func writeAll(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let written = Glibc.write(STDERR_FILENO, buffer.baseAddress! + sent, buffer.count - sent)
        if written >= 0 {
          sent += written
        } else if errno != EINTR {
          return
        }
      }
    }
  }
}
