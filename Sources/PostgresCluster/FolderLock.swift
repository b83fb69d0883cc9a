internal import Glibc

/// Keeps two processes from making the same cluster at once. The kernel lets go when the process ends.
struct FolderLock {
  private let file: Int32

  /// Blocks until the lock is free.
  init(_ path: String) throws {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw ClusterError.system(operation: "open", path: path, errno: errno) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else {
        close(file)
        throw ClusterError.system(operation: "lock", path: path, errno: errno)
      }
    }
  }

  func release() {
    close(file)
  }
}
