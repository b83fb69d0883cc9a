internal import Foundation
internal import Synchronization

/// The right to change what a data folder holds: at most one process has it, and loses it with its end.
///
/// A lock of the kernel (flock(2) on `run/up.lock`), because whoever only looks for another process and then notes itself
/// leaves a moment in which two can do both.
public final class FolderClaim: Sendable {
  /// Whether the one before was killed: what it had started may still be ending.
  public let followsKilledOwner: Bool
  private let folder: DataFolder
  private let descriptor: Mutex<Int32>

  fileprivate init(_ folder: DataFolder, descriptor: Int32, followsKilledOwner: Bool) {
    self.folder = folder
    self.descriptor = Mutex(descriptor)
    self.followsKilledOwner = followsKilledOwner
  }

  deinit { giveBack() }

  /// Notes that this process runs `up` here, for those who ask.
  func noteOwner() throws {
    guard let mark = ProcessMark(pid: getpid()) else { throw CLIError("/proc is not readable.") }
    try PrivateFile.write(String(decoding: JSONEncoder().encode(mark), as: UTF8.self) + "\n", to: folder.ownerFile)
  }

  /// Takes back what was noted, and lets others in.
  public func release() {
    unlink(folder.ownerFile)
    unlink(folder.statusFile)
    giveBack()
  }

  /// Lets others in.
  func giveBack() {
    descriptor.withLock { descriptor in
      // Closing unlocks. The file stays: whoever removed it could remove another's lock.
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }
}

extension DataFolder {
  /// The right to the folder; nil where another process has it. Throws where the folder cannot be written.
  func lock() throws -> FolderClaim? {
    let path = run + "/up.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw CLIError("\(path) cannot be opened: \(String(cString: strerror(errno))).") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return FolderClaim(
      self, descriptor: descriptor, followsKilledOwner: FileManager.default.fileExists(atPath: ownerFile))
  }

  /// Takes the folder for an `up` of this process. Throws where another process uses it.
  public func claim() throws -> FolderClaim {
    guard let claim = try lock() else { throw inUse() }
    try claim.noteOwner()
    return claim
  }

  /// What is told to whoever comes second.
  func inUse() -> CLIError {
    // Nobody is noted while another only just starts, or migrates.
    let owner = (try? liveOwner()).flatMap { $0 }.map { "process \($0.pid)" } ?? "another process"
    return CLIError("\(path) is in use by \(owner). Stop it first: ./switchboard down --data \(path)")
  }
}
