#if canImport(Glibc)
  internal import Glibc
#endif

/// How many files and sockets the process may have open at once. Source: getrlimit(2).
enum OpenFiles {
  /// No service has more connections than this: 2¹⁶.
  private static let most: rlim_t = 65_536

  /// Raises the limit to what the system allows without asking anybody: the usual 1,024 is less than an edge's connections.
  static func raiseLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    let wanted = min(limit.rlim_max, most)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = wanted
    // Where it is refused the process works with what it has.
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
