internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// A log file of limited size: when a line would not fit any more, `NAME` becomes `NAME.1`, `NAME.1` becomes `NAME.2` and
/// so on, the oldest is deleted, and the line begins a new `NAME`. On disk are never more than `maximumBytes` times one
/// more than `keptFiles`, and the one line that alone is longer.
///
/// Not thread-safe; `LogOutput` guards it. The file is opened for appending, so lines of before a restart stay.
struct RotatingLogFile {
  private let path: String
  private let maximumBytes: Int
  private let keptFiles: Int
  private var descriptor: Int32
  private var size: Int

  /// Opens or makes the file, readable by its owner alone. Throws `LogFileError`.
  init(path: String, maximumBytes: Int, keptFiles: Int) throws(LogFileError) {
    self.path = path
    self.maximumBytes = maximumBytes
    self.keptFiles = keptFiles
    (descriptor, size) = try Self.open(path)
  }

  /// Whether all of `bytes` were written.
  mutating func write(_ bytes: [UInt8]) -> Bool {
    if size > 0, size + bytes.count > maximumBytes { rotate() }
    guard descriptor >= 0, DescriptorWriter.writeAll(bytes, to: descriptor) else { return false }
    size += bytes.count
    return true
  }

  /// A step that fails leaves the file as it is: too long is better than lost.
  private mutating func rotate() {
    for number in stride(from: keptFiles - 1, through: 1, by: -1) {
      _ = Glibc.rename("\(path).\(number)", "\(path).\(number + 1)")
    }
    guard Glibc.rename(path, "\(path).1") == 0, let next = try? Self.open(path) else { return }
    close(descriptor)
    (descriptor, size) = next
  }

  private static func open(_ path: String) throws(LogFileError) -> (descriptor: Int32, size: Int) {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw LogFileError(cause: String(cString: strerror(errno))) }
    var status = stat()
    // The lock goes with the process: two that rotate one file would delete each other's lines.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0 else {
      let cause = errno == EWOULDBLOCK ? "another process writes it" : String(cString: strerror(errno))
      close(descriptor)
      throw LogFileError(cause: cause)
    }
    return (descriptor, Int(status.st_size))
  }
}

/// The log file cannot be opened.
public struct LogFileError: Error, Hashable, Sendable {
  /// The operating system's words.
  public let cause: String
}
