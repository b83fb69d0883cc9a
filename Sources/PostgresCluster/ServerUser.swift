internal import Glibc

/// The user that a server runs as when we are root, which PostgreSQL refuses to be.
struct ServerUser: Sendable {
  let name: String
  let uid: uid_t
  let gid: gid_t

  /// Nil where we are not root: then the server runs as ourselves. Throws `noUnprivilegedUser`.
  static func find() throws -> ServerUser? {
    guard geteuid() == 0 else { return nil }
    for name in ["postgres", "nobody"] {
      if let entry = getpwnam(name), entry.pointee.pw_uid != 0 {
        return ServerUser(name: name, uid: entry.pointee.pw_uid, gid: entry.pointee.pw_gid)
      }
    }
    throw ClusterError.noUnprivilegedUser
  }
}
