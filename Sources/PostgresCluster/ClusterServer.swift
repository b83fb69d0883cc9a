internal import Foundation
internal import Glibc

/// The steps of making, starting and stopping a server. Every method blocks its thread.
struct ClusterServer: Sendable {
  let files: ClusterFiles
  let programs: ServerPrograms
  let user: ServerUser?

  /// How long a start or stop may take; recovery after a crash is part of a start.
  private static let limitSeconds = 120

  // MARK: Making

  /// Initialises the data folder, under another name first: a folder with the right name is always complete.
  func initialize(password: String, durability: PrivateCluster.Durability) throws {
    let fresh = files.data + ".new"
    try? FileManager.default.removeItem(atPath: fresh)
    let passwordFile = files.location + "/password.new"
    try ClusterFiles.write(password + "\n", to: passwordFile, for: user)
    defer { unlink(passwordFile) }
    try Command(
      programs.path("initdb"),
      [
        "--pgdata", fresh, "--username", "postgres", "--pwfile", passwordFile, "--auth-local", "scram-sha-256",
        "--auth-host", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8",
        durability == .full ? "--data-checksums" : "--no-sync",
      ]
    ).asUser(user).run()
    let main = try FileHandle(forWritingTo: URL(filePath: fresh + "/postgresql.conf"))
    try main.seekToEnd()
    try main.write(contentsOf: Data("\ninclude 'switchboard.conf'\n".utf8))
    try main.close()
    guard rename(fresh, files.data) == 0 else {
      throw ClusterError.system(operation: "rename", path: fresh, errno: errno)
    }
  }

  func configure(_ configuration: PrivateCluster.Configuration) throws {
    var lines = [
      "listen_addresses = '\(configuration.tcpPort == nil ? "" : "127.0.0.1")'",
      "port = \(configuration.tcpPort ?? PrivateCluster.socketPort)",
      "unix_socket_directories = '\(files.location)'",
      "max_connections = \(configuration.maximumConnections)",
      "jit = off",
      // A page's first change after a checkpoint writes it whole, which is most of what a queue writes: a quarter, compressed.
      "wal_compression = lz4",
      // Statements and rows may hold personal data, so the server's log gets what happens to the server and nothing of
      // what clients do.
      "log_min_messages = log",
      "log_min_error_statement = panic",
      "log_error_verbosity = terse",
      "log_line_prefix = '%m [%p] '",
      "log_timezone = 'UTC'",
      "timezone = 'UTC'",
    ]
    if configuration.durability == .off {
      lines += [
        "fsync = off", "synchronous_commit = off", "full_page_writes = off", "wal_level = minimal",
        "max_wal_senders = 0",
      ]
    }
    try ClusterFiles.write(lines.joined(separator: "\n") + "\n", to: files.settings, for: user)
  }

  // MARK: Running

  /// Nil while it does not run.
  var processID: Int32? {
    guard let line = processLines.first, let process = Int32(line), process > 1 else { return nil }
    return isServer(process) ? process : nil
  }

  /// The number in the socket's name, and the TCP port where there is one.
  var port: Int {
    let settings = (try? String(contentsOfFile: files.settings, encoding: .utf8)) ?? ""
    let line = settings.split(separator: "\n").first { $0.hasPrefix("port = ") }
    return line.flatMap { Int($0.dropFirst("port = ".count)) } ?? PrivateCluster.socketPort
  }

  /// Starts it unless it runs, and waits until it accepts connections.
  func start() throws {
    if processID == nil {
      forgetReusedProcess()
      try startStopped()
    }
    let end = ContinuousClock.now + .seconds(Self.limitSeconds)
    while processLines.count < 8 || !processLines[7].hasPrefix("ready") {
      guard processID != nil, .now < end else { throw ClusterError.notRunning }
      usleep(20_000)
    }
  }

  func stop(_ mode: PrivateCluster.StopMode) throws {
    guard processID != nil else { return }
    do {
      try control(["stop", "-m", mode.rawValue, "-w", "-t", "\(Self.limitSeconds)"])
    } catch {
      // It may have ended by itself meanwhile.
      if processID != nil { throw error }
    }
  }

  private func startStopped() throws {
    let end = ContinuousClock.now + .seconds(15)
    while true {
      do {
        return try control(["start", "-w", "-t", "\(Self.limitSeconds)", "-l", files.log])
      } catch {
        // The backends of a server that was killed may still be ending; until then its memory is in use.
        guard .now < end else { throw error }
        usleep(200_000)
      }
    }
  }

  private func control(_ arguments: [String]) throws {
    try Command(programs.path("pg_ctl"), arguments + ["-s", "-D", files.data]).asUser(user).run()
  }

  /// Lines of `postmaster.pid`: process, data folder, start, port, socket folder, address, memory key, status.
  private var processLines: [String] {
    let text = (try? String(contentsOfFile: files.processFile, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A server's working directory is its data folder, so a number that now belongs to another program is told apart.
  private func isServer(_ process: Int32) -> Bool {
    let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
    return folder
      == URL(filePath: files.data).resolvingSymlinksInPath().path(percentEncoded: false)
      .trimmingSuffix("/")
  }

  /// The server refuses to start while the number in its file is some living process. Where that process is not a server
  /// of this folder, the file is stale.
  private func forgetReusedProcess() {
    guard let line = processLines.first, let process = Int32(line), kill(process, 0) == 0 else { return }
    unlink(files.processFile)
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    count > 1 && hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
