internal import Foundation
internal import Glibc

/// One run of another program. Blocks its thread; not for the cooperative pool.
///
/// Not Foundation's `Process`: that one learns of a program's end from a socket which the program's own children inherit,
/// and a server started by `pg_ctl` would keep it open for ever.
struct Command {
  private let arguments: [String]
  /// Beside the fixed environment, as `NAME=value`. Everybody on the machine can read them.
  private let variables: [String]

  /// What of the output an error keeps.
  private static let keptOutput = 2000
  /// Nothing of ours is handed on, secrets least of all.
  private static let environment = ["PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin", "LC_ALL=C"]

  /// A program without a slash is looked for in the usual folders.
  init(_ program: String, _ arguments: [String], variables: [String] = []) {
    self.arguments = [program] + arguments
    self.variables = variables
  }

  /// The same as another user, whom only root can become.
  func asUser(_ user: ServerUser?) -> Command {
    guard let user else { return self }
    return Command("runuser", ["-u", user.name, "--"] + arguments, variables: variables)
  }

  /// What it printed. Throws `commandFailed` unless it ended with 0.
  @discardableResult
  func run() throws -> String {
    var pipe: [Int32] = [-1, -1]
    guard Glibc.pipe(&pipe) == 0 else { throw failure(errno, "") }
    defer { close(pipe[0]) }
    for file in pipe { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    let process: pid_t
    do {
      defer { close(pipe[1]) }
      process = try spawn(output: pipe[1])
    }
    let output = readAll(pipe[0])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw failure(errno, output) }
    }
    // Source: wait(2). The low seven bits are the signal, the next eight the status.
    guard status == 0 else { throw failure(status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f), output) }
    return output
  }

  private func spawn(output: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    // What others opened without the flag must not live on in a server. Closing what is closed already is no error.
    for file in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.compactMap(Int32.init) ?? []
    where file > 2 {
      posix_spawn_file_actions_addclose(&actions, file)
    }
    // In a folder that every user can enter.
    let strings = (["env", "-i", "--chdir=/"] + Self.environment + variables + arguments).map { strdup($0) }
    defer { for string in strings { free(string) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, "/usr/bin/env", &actions, nil, strings + [nil], [nil])
    guard result == 0 else { throw failure(result, "") }
    return process
  }

  private func readAll(_ file: Int32) -> String {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count > 0 {
        output += buffer.prefix(count)
        if output.count > 4 * Self.keptOutput { output.removeFirst(output.count - 2 * Self.keptOutput) }
      } else if count == 0 || errno != EINTR {
        return String(decoding: output, as: UTF8.self)
      }
    }
  }

  private func failure(_ status: Int32, _ output: String) -> ClusterError {
    .commandFailed(program: arguments[0], status: status, output: String(output.suffix(Self.keptOutput)))
  }
}
