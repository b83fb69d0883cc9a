/// Why a private cluster could not be made, started or stopped.
public enum ClusterError: Error, Sendable, Hashable {
  /// No PostgreSQL server of version 15 or newer is installed.
  case serverNotFound
  /// A program for clients, such as pg_dump, is not installed.
  case programNotFound(String)
  /// Root cannot run PostgreSQL, and there is no unprivileged user to run it.
  case noUnprivilegedUser
  /// The folder's cluster should be at this place, and is not there any more.
  case dataMissing(location: String)
  case notRunning
  /// One of PostgreSQL's programs failed; `output` is the end of what it printed.
  case commandFailed(program: String, status: Int32, output: String)
  case system(operation: String, path: String, errno: Int32)
}

extension ClusterError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .serverNotFound: "No PostgreSQL server of version 15 or newer was found."
    case .programNotFound(let program):
      "\(program) was not found. On Debian it is in the package postgresql-client."
    case .noUnprivilegedUser: "PostgreSQL refuses to run as root, and there is no user “postgres” or “nobody”."
    case .dataMissing(let location): "The cluster's data should be in \(location), and is not there."
    case .notRunning: "The cluster does not run."
    case .commandFailed(let program, let status, let output): "\(program) ended with status \(status): \(output)"
    case .system(let operation, let path, let errno): "\(operation) \(path) failed with error \(errno)."
    }
  }
}
