internal import Foundation

/// Files that only their owner reads (0600), written whole or not at all.
enum PrivateFile {
  /// Replaces the file at `path`: written beside it, then renamed over it.
  static func write(_ content: String, to path: String) throws {
    let draft = path + ".\(getpid()).draft"
    // O_EXCL: never through a link that somebody left there; 0600 from the first moment.
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CLIError("\(path) cannot be written: \(reason(errno)).") }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(content.utf8))
    try file.close()
    guard rename(draft, path) == 0 else {
      let failure = errno
      unlink(draft)
      throw CLIError("\(path) cannot be written: \(reason(failure)).")
    }
  }

  /// The file's text, or nil where there is none.
  static func read(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let content = FileManager.default.contents(atPath: path) else {
      throw CLIError("\(path) cannot be read: it belongs to another user.")
    }
    return String(decoding: content, as: UTF8.self)
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }
}
