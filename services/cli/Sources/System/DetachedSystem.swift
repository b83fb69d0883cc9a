internal import Foundation

/// A system in the background: an `up` in a session of its own that outlives the command which started it.
struct DetachedSystem {
  let configuration: RunningSystem.Configuration

  init(_ configuration: RunningSystem.Configuration) {
    self.configuration = configuration
  }

  /// Starts it and returns when everything serves. Throws `CLIError` with the end of its log where it gives up.
  func start() async throws -> SystemStatus {
    let folder = configuration.folder
    try folder.create()
    guard let lock = try folder.lock() else { throw folder.inUse() }
    // Left by one that was killed; the owner's note stays, so that the new one knows.
    unlink(folder.statusFile)
    lock.giveBack()
    let log = folder.logFile(of: "up")
    let before = try PrivateFile.read(log)?.count ?? 0
    var arguments = ["up", "--data", folder.path, "--port-base", String(configuration.ports.base)]
    if configuration.hasSimulator { arguments.append("--simulator") }
    if let file = configuration.settingsFile { arguments += ["--config", URL(fileURLWithPath: file).path] }
    let process = try ChildProcess(
      .init(
        executable: try configuration.executables.path(of: "switchboard-cli"), arguments: arguments, log: log,
        isTethered: false))
    let status: SystemStatus? = try await poll(within: configuration.readyTimeout + .seconds(30)) {
      if let exit = process.exit {
        let said = try PrivateFile.read(log)?.dropFirst(before) ?? ""
        throw CLIError("It \(exit) before it was ready:\n\(said)")
      }
      // Another may have been quicker: then its status is not ours, and our process is about to say so.
      guard try folder.liveOwner()?.pid == process.pid else { return nil }
      return try SystemStatus.find(in: folder)
    }
    guard let status else {
      await process.stop(patience: .seconds(30))
      throw CLIError("It was not ready in time. See \(log)")
    }
    return status
  }

  /// Ends what runs in `folder`, drained. False where nothing did.
  static func stop(in folder: DataFolder) async throws -> Bool {
    guard let owner = try folder.liveOwner() else { return false }
    kill(owner.pid, SIGTERM)
    let gone: Bool? = try await poll(within: .seconds(120)) { owner.isAlive ? nil : true }
    guard gone != nil else { throw CLIError("Process \(owner.pid) does not end. See \(folder.logFile(of: "up"))") }
    return true
  }
}
