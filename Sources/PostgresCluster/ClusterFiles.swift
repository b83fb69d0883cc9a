internal import Foundation
internal import Glibc

/// What lies where.
///
/// In the folder that was asked for: `cluster.location`, which names the place of everything else, `cluster.lock` and, by
/// default, the superuser's password. At the location: `data`, the server's log and its socket.
struct ClusterFiles: Sendable {
  let directory: String
  let location: String

  /// A socket's path is at most 107 bytes (sockaddr_un); libpq and the server add names to it.
  static let maximumSocketPath = 100

  var data: String { location + "/data" }
  var log: String { location + "/server.log" }
  var settings: String { data + "/switchboard.conf" }
  var processFile: String { data + "/postmaster.pid" }
  static func marker(_ directory: String) -> String { directory + "/cluster.location" }
  static func lock(_ directory: String) -> String { directory + "/cluster.lock" }
  static func password(_ directory: String) -> String { directory + "/superuser.password" }

  /// The files of a folder's cluster; nil where the folder has none.
  static func find(in directory: String) -> ClusterFiles? {
    guard let text = try? String(contentsOfFile: marker(directory), encoding: .utf8) else { return nil }
    return ClusterFiles(directory: directory, location: text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Picks a place that the server's user can reach and whose socket path is short and plain enough, and makes it: inside
  /// the folder, else in a short private folder.
  static func make(in directory: String, for user: ServerUser?) throws -> ClusterFiles {
    let inside = directory + "/cluster"
    let socket = inside + "/.s.PGSQL.5432"
    if socket.utf8.count <= maximumSocketPath, isPlain(inside) {
      try makeFolder(inside, for: user)
      // Only that user can tell: a folder above may keep it out.
      if (try? Command("test", ["-w", inside]).asUser(user).run()) != nil {
        return try note(ClusterFiles(directory: directory, location: inside))
      }
      rmdir(inside)
    }
    // Kept when the machine restarts, unlike /tmp.
    let root = access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp"
    var template = Array("\(root)/swbpg-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ClusterError.system(operation: "make a folder in", path: root, errno: errno)
    }
    let location = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    try give(location, to: user)
    return try note(ClusterFiles(directory: directory, location: location))
  }

  /// Commas separate hosts for libpq and folders for the server, and both quote in ways of their own.
  private static func isPlain(_ path: String) -> Bool {
    path.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
        || "/._-".utf8.contains(byte)
    }
  }

  private static func note(_ files: ClusterFiles) throws -> ClusterFiles {
    try write(files.location + "\n", to: marker(files.directory), for: nil)
    return files
  }

  /// A folder of mode 0700; an existing one is taken as it is.
  static func makeFolder(_ path: String, for user: ServerUser?) throws {
    if mkdir(path, 0o700) != 0, errno != EEXIST {
      throw ClusterError.system(operation: "make folder", path: path, errno: errno)
    }
    try give(path, to: user)
  }

  /// A file of mode 0600, replaced as a whole.
  static func write(_ text: String, to path: String, for user: ServerUser?) throws {
    let fresh = path + ".new"
    unlink(fresh)
    let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw ClusterError.system(operation: "make", path: fresh, errno: errno) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.synchronize()
    try give(fresh, to: user)
    guard rename(fresh, path) == 0 else { throw ClusterError.system(operation: "rename", path: fresh, errno: errno) }
  }

  private static func give(_ path: String, to user: ServerUser?) throws {
    guard let user else { return }
    guard chown(path, user.uid, user.gid) == 0 else {
      throw ClusterError.system(operation: "change the owner of", path: path, errno: errno)
    }
  }
}
