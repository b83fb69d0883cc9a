internal import Foundation
internal import Logging
internal import Postgres
public import PostgresCluster
internal import ServiceRuntime
internal import Simulator

/// A whole Switchboard on this machine: a private Postgres, every service in a process of its own, maybe a simulator.
///
/// Start order: Postgres, migrations, services, simulator. They stop in the opposite order, each drained.
public final class RunningSystem: Sendable {
  /// What is to be started.
  public struct Configuration: Sendable {
    public var folder: DataFolder
    public var ports: PortPlan
    public var executables: Executables
    public var hasSimulator: Bool
    /// Time that all services together may take to get ready.
    public var readyTimeout: Duration = .seconds(60)
    /// Settings file in YAML or JSON whose keys go to the services.
    public var settingsFile: String?

    public init(
      folder: DataFolder, ports: PortPlan, executables: Executables, hasSimulator: Bool = false,
      settingsFile: String? = nil
    ) {
      self.folder = folder
      self.ports = ports
      self.executables = executables
      self.hasSimulator = hasSimulator
      self.settingsFile = settingsFile
    }
  }

  public let folder: DataFolder
  public let ports: PortPlan
  public let cluster: PrivateCluster
  /// The services under their names, the simulator as `simulator`.
  public let supervisor: Supervisor
  private let postgres: ServiceSettings.PostgresAddress
  private let publicURL: String

  private init(
    _ configuration: Configuration, cluster: PrivateCluster, settings: ServiceSettings, supervisor: Supervisor
  ) throws {
    folder = configuration.folder
    ports = configuration.ports
    self.cluster = cluster
    postgres = settings.postgres
    publicURL = try settings.publicURL(environment: ProcessEnvironment.variables)
    self.supervisor = supervisor
  }

  /// Starts everything, runs `body` once all serve, then drains and stops everything, whatever `body` did.
  ///
  /// `progress` gets one line a step. Cancelling ends the wait for readiness and is passed on to `body`. Throws `CLIError`
  /// where the folder is in use, a port is taken or a service does not get ready.
  public static func withRunning<Result: Sendable>(
    _ configuration: Configuration, progress: @escaping @Sendable (String) -> Void = { _ in },
    _ body: @Sendable (RunningSystem) async throws -> Result
  ) async throws -> Result {
    let folder = configuration.folder
    try folder.create()
    let extra = try configuration.settingsFile.map(SettingsFile.read) ?? .object([])
    try FixedSettings.check(settings: extra, environment: ProcessEnvironment.variables)
    let claim = try folder.claim()
    defer { claim.release() }
    let taken = try await portsTaken(configuration.ports, claim, progress)
    guard taken.isEmpty else {
      throw CLIError(
        "Ports that are needed are taken: \(taken.map(String.init).joined(separator: ", ")). Choose others: --port-base N"
      )
    }

    progress("Starting Postgres")
    let database = ClusterDatabase(folder: folder)
    let cluster = try await database.start(isOurs: true)
    return try await finally {
      let administered = database.administered(on: cluster)
      for service in ServiceName.keeping {
        let applied = try await administered.migrate(service)
        if !applied.isEmpty { progress("Migrated \(service.rawValue): \(applied.count) files") }
      }
      let certificates = Certificates(folder)
      try certificates.issueAll()
      let settings = ServiceSettings(
        place: .oneMachine(configuration.ports), postgres: ClusterDatabase.address(of: cluster),
        secrets: Secrets(folder),
        certificates: certificates, extra: extra, hasSimulator: configuration.hasSimulator)
      return try await run(configuration, cluster: cluster, settings: settings, progress: progress, body)
    } always: {
      progress("Stopping Postgres")
      do { try await cluster.stop(.fast) } catch { progress("Postgres did not stop: \(error)") }
    }
  }

  /// The ports of the plan that are in use. After an `up` that was killed its services may still be draining, so they
  /// get the time that a drain takes.
  private static func portsTaken(
    _ ports: PortPlan, _ claim: FolderClaim, _ progress: @Sendable (String) -> Void
  ) async throws -> [Int] {
    let taken = ports.takenPorts()
    guard claim.followsKilledOwner, !taken.isEmpty else { return taken }
    progress("Waiting for what the killed process before this one had started")
    let free: [Int]? = try await poll(within: .seconds(25)) { ports.takenPorts().isEmpty ? [] : nil }
    return free ?? ports.takenPorts()
  }

  private static func run<Result: Sendable>(
    _ configuration: Configuration, cluster: PrivateCluster, settings: ServiceSettings,
    progress: @escaping @Sendable (String) -> Void, _ body: @Sendable (RunningSystem) async throws -> Result
  ) async throws -> Result {
    let folder = configuration.folder
    let (restarts, noteRestart) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let supervisor = Supervisor(report: progress, restarted: { _ in noteRestart.yield() })
    let system = try RunningSystem(configuration, cluster: cluster, settings: settings, supervisor: supervisor)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await supervisor.run() }
      let result = try await finally {
        progress("Starting \(ServiceName.built.map(\.rawValue).joined(separator: ", "))")
        for service in ServiceName.built {
          let file = folder.settingsFile(of: service.rawValue)
          try PrivateFile.write(try settings.file(of: service).json(.indented) + "\n", to: file)
          try await supervisor.start(
            service.rawValue,
            .init(
              executable: try configuration.executables.path(of: service.executableName),
              arguments: ["--config", file, "--supervised"], log: folder.logFile(of: service.rawValue), isTethered: true
            ))
        }
        if configuration.hasSimulator {
          try await supervisor.start(
            "simulator",
            .init(
              executable: try configuration.executables.path(of: "switchboard-simulator"),
              arguments: [
                "--port", String(configuration.ports.simulator), "--supervised", "--stripe-endpoint",
                "http://127.0.0.1:\(configuration.ports.edgeHTTP)/webhooks/stripe/platform",
              ],
              log: folder.logFile(of: "simulator"), isTethered: true))
        }
        try await system.awaitReadiness(
          within: configuration.readyTimeout, endsWithDeath: true, progress: progress)
        try await system.status().write(to: folder)
        // Not before: the file tells others that all were ready once.
        group.addTask {
          for await _ in restarts { try await system.status().write(to: folder) }
        }
        return try await body(system)
      } always: {
        progress("Draining services")
        await supervisor.stopAll()
      }
      group.cancelAll()
      return result
    }
  }

  /// Addresses, process ids and states as they are now.
  public func status() async -> SystemStatus {
    var services: [String: SystemStatus.Service] = [:]
    for service in ServiceName.built {
      let admin = adminURL(of: service)
      let readiness = await Readiness.ask(admin)
      services[service.rawValue] = SystemStatus.Service(
        rpc: "127.0.0.1:\(ports.rpc(of: service))", admin: admin, pid: await supervisor.pid(of: service.rawValue),
        state: readiness.state, missing: readiness.missing)
    }
    let simulatorPID = await supervisor.pid(of: "simulator")
    return SystemStatus(
      edge: "http://127.0.0.1:\(ports.edgeHTTP)", publicURL: publicURL,
      simulator: simulatorPID.map { _ in "http://127.0.0.1:\(ports.simulator)" },
      postgres: .init(
        host: postgres.host, port: postgres.port, database: postgres.database, location: cluster.location),
      services: services)
  }

  /// Waits until every service serves, also after one was killed. Throws `CLIError` naming what does not.
  ///
  /// `endsWithDeath`: a service that gives up by itself, such as over a wrong setting, ends the wait at once.
  public func awaitReadiness(
    within limit: Duration = .seconds(60), endsWithDeath: Bool = false, progress: @Sendable (String) -> Void = { _ in }
  ) async throws {
    var waiting = ServiceName.built
    let ready: Bool? = try await poll(within: limit) {
      if endsWithDeath { for service in waiting { try await throwIfGivenUp(service) } }
      for service in waiting where await Readiness.ask(adminURL(of: service)) == .serving {
        waiting.removeAll { $0 == service }
        progress("\(service.rawValue) serves")
      }
      return waiting.isEmpty ? true : nil
    }
    guard ready == nil else { return }
    var reasons: [String] = []
    for service in waiting {
      let missing = await Readiness.ask(adminURL(of: service)).missing
      reasons.append(missing.isEmpty ? service.rawValue : "\(service.rawValue) (\(missing.joined(separator: ", ")))")
    }
    throw CLIError(
      "Not ready in time: \(reasons.joined(separator: ", ")). See the files in \(folder.logs)")
  }

  private func throwIfGivenUp(_ service: ServiceName) async throws {
    guard case .code(let code)? = await supervisor.death(of: service.rawValue) else { return }
    let lines = try PrivateFile.read(folder.logFile(of: service.rawValue))?.split(separator: "\n") ?? []
    throw CLIError("\(service.rawValue) does not start (it ended with \(code)): \(lines.last ?? "it said nothing")")
  }

  private func adminURL(of service: ServiceName) -> String { "http://127.0.0.1:\(ports.admin(of: service))" }
}

/// Runs `body`, then `always`, which cancellation does not cut short; answers or throws what `body` did.
func finally<Result: Sendable>(
  _ body: () async throws -> Result, always: @escaping @Sendable () async -> Void
) async throws -> Result {
  let outcome: Swift.Result<Result, any Error>
  do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
  // A task of its own, because the running one may be cancelled and ending must still wait; it is awaited right here.
  await Task { await always() }.value
  return try outcome.get()
}
