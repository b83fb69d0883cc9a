/// Keeps named processes alive: starts them, starts again what dies, stops them in the opposite order of their start.
///
/// `run()` must be running for restarts. `report` hears of every death and restart in one line.
public actor Supervisor {
  private struct Child {
    var command: ChildProcess.Command
    var process: ChildProcess
    var since: ContinuousClock.Instant
    var backoff = RestartBackoff()
    /// Whether its end is what we want.
    var isStopping = false
    /// How the process before this one ended, where it died.
    var death: ChildExit?
  }

  private var children: [String: Child] = [:]
  /// Names in the order of their first start.
  private var order: [String] = []
  private let report: @Sendable (String) -> Void
  /// Called after each restart, with the name: addresses stay, process ids change.
  private let restarted: @Sendable (String) async -> Void
  private let ends: AsyncStream<(name: String, process: ChildProcess)>
  private let endsContinuation: AsyncStream<(name: String, process: ChildProcess)>.Continuation

  public init(
    report: @escaping @Sendable (String) -> Void = { _ in },
    restarted: @escaping @Sendable (String) async -> Void = { _ in }
  ) {
    self.report = report
    self.restarted = restarted
    (ends, endsContinuation) = AsyncStream.makeStream()
  }

  /// Watches until cancelled. Processes live on then; end them with `stopAll`.
  public func run() async {
    await withDiscardingTaskGroup { group in
      for await (name, process) in ends {
        group.addTask {
          let exit = await process.waitForExit()
          guard let pause = await self.pauseAfterDeath(of: name, process: process, exit) else { return }
          // Cancelled: nothing is started again any more.
          guard (try? await Task.sleep(for: pause)) != nil else { return }
          await self.revive(name, instead: process)
        }
      }
    }
  }

  /// Starts a process under `name`, which must not be in use.
  @discardableResult public func start(_ name: String, _ command: ChildProcess.Command) throws -> Int32 {
    precondition(children[name]?.process.exit != nil || children[name] == nil, "\(name) runs already")
    let process = try ChildProcess(command)
    if !order.contains(name) { order.append(name) }
    children[name] = Child(command: command, process: process, since: .now)
    endsContinuation.yield((name, process))
    return process.pid
  }

  /// The id of the live process; nil where it has ended or never was.
  public func pid(of name: String) -> Int32? {
    guard let child = children[name], child.process.exit == nil else { return nil }
    return child.process.pid
  }

  /// How the latest process of that name ended, if it did.
  public func exit(of name: String) -> ChildExit? { children[name]?.process.exit }

  /// How a process of that name last died without being asked to; nil where none did since `start`.
  public func death(of name: String) -> ChildExit? { children[name]?.death }

  /// Sends a signal, SIGKILL unless told otherwise, and waits until the process is gone. It is then started again like
  /// any that died.
  public func kill(_ name: String, signal: Int32 = 9) async {
    guard let process = children[name]?.process else { return }
    process.send(signal: signal)
    _ = await process.waitForExit()
  }

  /// Ends a process for good: SIGTERM, and SIGKILL when `patience` is over.
  public func stop(_ name: String, patience: Duration = .seconds(20)) async {
    guard let process = children[name]?.process else { return }
    children[name]?.isStopping = true
    await process.stop(patience: patience)
  }

  /// Ends the process gracefully and starts it again with the same command.
  @discardableResult public func restart(_ name: String) async throws -> Int32? {
    guard let command = children[name]?.command else { return nil }
    await stop(name)
    return try start(name, command)
  }

  /// Ends everything, the last started first.
  public func stopAll(patience: Duration = .seconds(20)) async {
    for name in order { children[name]?.isStopping = true }
    for name in order.reversed() { await stop(name, patience: patience) }
  }

  private func pauseAfterDeath(of name: String, process: ChildProcess, _ exit: ChildExit) -> Duration? {
    guard var child = children[name], child.process === process, !child.isStopping else { return nil }
    let pause = child.backoff.pause(afterLifetime: child.since.duration(to: .now))
    child.death = exit
    children[name] = child
    report("\(name) (process \(process.pid)) \(exit); starting it again")
    return pause
  }

  private func revive(_ name: String, instead dead: ChildProcess) async {
    guard var child = children[name], child.process === dead, !child.isStopping else { return }
    do {
      child.process = try ChildProcess(child.command)
    } catch {
      report("\(name) cannot be started again: \(error)")
      return
    }
    child.since = .now
    children[name] = child
    endsContinuation.yield((name, child.process))
    report("\(name) runs again (process \(child.process.pid))")
    await restarted(name)
  }
}
