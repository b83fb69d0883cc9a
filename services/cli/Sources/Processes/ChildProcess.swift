internal import Foundation
internal import ServiceRuntime
internal import Synchronization

/// One process that we started: signalled and waited for by nobody else.
///
/// Not Foundation's `Process`, which can neither give a child a session of its own nor undo the signals we ignore.
public final class ChildProcess: Sendable {
  /// What to start.
  public struct Command: Sendable {
    public var executable: String
    public var arguments: [String]
    /// File that standard output and error are appended to (0600).
    public var log: String
    /// Whether standard input is a pipe whose other end we hold, so that the child sees our end; otherwise it is empty.
    public var isTethered: Bool

    public init(executable: String, arguments: [String], log: String, isTethered: Bool) {
      self.executable = executable
      self.arguments = arguments
      self.log = log
      self.isTethered = isTethered
    }
  }

  private enum State {
    /// `waiters` are resumed when it ends.
    case running(waiters: [CheckedContinuation<ChildExit, Never>])
    case ended(ChildExit)
  }

  public let pid: Int32
  /// Our end of the child's standard input, or -1. Closed once: by `releaseTether` or when the child has ended.
  private let tether: Mutex<Int32>
  private let state = Mutex<State>(.running(waiters: []))

  /// Starts the command in a session of its own, so that Ctrl-C in our terminal reaches us alone.
  public init(_ command: Command) throws {
    let (pid, tether) = try Self.spawn(command)
    self.pid = pid
    self.tether = Mutex(tether)
    Thread.detachNewThread { self.awaitEnd() }
  }

  /// Sends a signal; false where the process has ended.
  @discardableResult public func send(signal: Int32) -> Bool {
    // Under the lock nobody can reap the process, so the id cannot mean another one.
    state.withLock { state in
      guard case .running = state else { return false }
      return kill(pid, signal) == 0
    }
  }

  /// Ends the child's standard input, as our own death would.
  func releaseTether() {
    tether.withLock { descriptor in
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }

  /// How it ended, if it did.
  public var exit: ChildExit? {
    state.withLock { state in
      guard case .ended(let exit) = state else { return nil }
      return exit
    }
  }

  /// Waits until the process has ended. Cancellation does not end the wait: end the process.
  public func waitForExit() async -> ChildExit {
    await withCheckedContinuation { continuation in
      let ended: ChildExit? = state.withLock { state in
        switch state {
        case .running(let waiters):
          state = .running(waiters: waiters + [continuation])
          return nil
        case .ended(let exit):
          return exit
        }
      }
      if let ended { continuation.resume(returning: ended) }
    }
  }

  /// Asks the process to end with SIGTERM, and ends it with SIGKILL when `patience` is over.
  @discardableResult public func stop(patience: Duration) async -> ChildExit {
    send(signal: SIGTERM)
    return await withTaskGroup(of: Void.self) { group in
      group.addTask {
        // A cancelled wait means that the process ended in time, or that we are in a hurry: it is gone or must go.
        try? await Task.sleep(for: patience)
        self.send(signal: SIGKILL)
      }
      let exit = await waitForExit()
      group.cancelAll()
      return exit
    }
  }

  private func awaitEnd() {
    var information = siginfo_t()
    // waitid(2) with WNOWAIT leaves the process to be reaped under the lock; EINTR is the one error that a child of ours gives.
    while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
    let (exit, waiters) = state.withLock { state -> (ChildExit, [CheckedContinuation<ChildExit, Never>]) in
      guard case .running(let waiters) = state else { preconditionFailure("a process ends once") }
      var status: Int32 = 0
      waitpid(pid, &status, 0)
      let signal = status & 0x7f
      let exit: ChildExit = signal == 0 ? .code((status >> 8) & 0xff) : .signal(signal)
      state = .ended(exit)
      return (exit, waiters)
    }
    releaseTether()
    for waiter in waiters { waiter.resume(returning: exit) }
  }
}

extension ChildProcess {
  /// `POSIX_SPAWN_SETSID` of glibc's `<spawn.h>`, which Swift sees only in part.
  private static let setSession: Int16 = 0x80

  /// posix_spawn(3). Every descriptor but the three standard ones stays here, ignored signals are heeded again.
  private static func spawn(_ command: Command) throws -> (pid: Int32, tether: Int32) {
    // A pair of sockets and not a pipe, because only these can be made close-on-exec in the same breath: a child that
    // inherited another's tether would keep it alive.
    var ends: [Int32] = [-1, -1]
    if command.isTethered,
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) != 0
    {
      throw CLIError("No pair of sockets: \(String(cString: strerror(errno))).")
    }
    defer { if ends[0] >= 0 { close(ends[0]) } }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if command.isTethered {
      posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, command.log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    // NIO's sockets are not close-on-exec. glibc forgives closing what is closed already by then.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
      if let descriptor = Int32(name), descriptor > STDERR_FILENO {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var heeded = sigset_t()
    sigfillset(&heeded)
    posix_spawnattr_setsigdefault(&attributes, &heeded)
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, setSession | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let arguments = Self.copies([command.executable] + command.arguments)
    let variables = Self.copies(ProcessEnvironment.variables.map { "\($0)=\($1)" })
    defer { for text in arguments + variables { free(text) } }
    var pid: Int32 = 0
    let failure = posix_spawn(&pid, command.executable, &actions, &attributes, arguments, variables)
    guard failure == 0 else {
      if ends[1] >= 0 { close(ends[1]) }
      throw CLIError("\(command.executable) cannot be started: \(String(cString: strerror(failure))).")
    }
    return (pid, ends[1])
  }

  /// The texts as C wants them, ending with null. The caller frees each.
  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
