internal import Calls
internal import Foundation
internal import Logging
internal import NIOCore
internal import Observability
internal import Postgres
internal import RPC
internal import ServiceLifecycle

#if canImport(Glibc)
  internal import Glibc
#endif

/// A service as a process: from its arguments to its exit code.
///
/// `[--config FILE] [--supervised]`. SIGTERM and SIGINT, and under `--supervised` the end of standard input, shut it down
/// gracefully: it stops saying that it is ready, takes no new work, finishes what it holds within 20 s, and then cancels.
/// Exit codes: 0 it was asked to end and did; 1 a part failed; 2 the arguments or settings are wrong.
public enum ServiceProcess {
  /// Longest graceful shutdown; what is not finished then is cancelled.
  static let drainTimeout: Duration = .seconds(20)
  /// Longest wait after cancelling; then the process is ended hard.
  static let cancellationTimeout: Duration = .seconds(5)

  /// Runs the service until it ends, and the process with it.
  ///
  /// - Parameter arguments: Without the program's name.
  public static func main(
    _ blueprint: ServiceBlueprint, arguments: [String] = Array(CommandLine.arguments.dropFirst())
  ) async -> Never {
    // A peer that closes its end must be an error of write(2), not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    OpenFiles.raiseLimit()
    let settings: Settings
    let isSupervised: Bool
    var reread: (@Sendable () async throws -> Settings)?
    do {
      let arguments = try LaunchArguments(parsing: arguments)
      isSupervised = arguments.isSupervised
      let reader = SettingsReader(service: blueprint.name, own: blueprint.settings)
      let environment = ProcessEnvironment.variables
      settings = try await reader.read(file: arguments.config, environment: environment)
      if let file = arguments.config {
        reread = { try await reader.read(file: file, environment: environment) }
      }
    } catch {
      FileHandle.standardError.write(Data("switchboard-\(blueprint.name): \(error)\n".utf8))
      exit(2)
    }
    let level = Logger.Level(rawValue: settings.string("log.level")) ?? .info
    do {
      LogBootstrap.bootstrap(
        service: blueprint.name, level: level, output: try .configured(settings, service: blueprint.name))
    } catch {
      FileHandle.standardError.write(Data("switchboard-\(blueprint.name): \(error)\n".utf8))
      exit(2)
    }
    let logger = Logger(label: blueprint.name)
    let events = EventSink(logger: logger, metrics: MetricsRegistry())
    do {
      try await run(
        blueprint, settings: settings, reread: reread, isSupervised: isSupervised, logger: logger,
        metrics: events.metrics)
      events.emit(RuntimeEvents.stopped)
      exit(0)
    } catch let error as SettingsError {
      FileHandle.standardError.write(Data("switchboard-\(blueprint.name): \(error)\n".utf8))
      exit(2)
    } catch {
      // The operating system's own words hold no data, and “Address already in use” is what a person must read here.
      if let error = error as? IOError { logger.critical("\(error)") }
      events.emit(RuntimeEvents.failed(reason: reason(of: error)))
      exit(1)
    }
  }

  /// Builds the service and runs all of it until it is asked to end.
  ///
  /// The order in the group is the order of the start; shutdown goes backwards. The admin port comes first, so that it
  /// answers to the end; readiness last, so that it turns false before a listener closes.
  static func run(
    _ blueprint: ServiceBlueprint, settings: Settings, reread: (@Sendable () async throws -> Settings)?,
    isSupervised: Bool, logger: Logger, metrics: MetricsRegistry
  ) async throws {
    let name = blueprint.name
    let database = blueprint.migrations.map { _ in
      Database(configuration: DatabaseConfiguration(settings: settings, service: name), logger: logger)
    }
    let reports = try ErrorReports(settings: settings, metrics: metrics)
    let assembly = ServiceAssembly(
      service: name, settings: settings, logger: logger, metrics: metrics, health: HealthState(service: name),
      tls: try TLSCredentials.read(settings: settings, service: name, logger: logger), database: database,
      reports: reports, reread: reread)
    assembly.events.emit(RuntimeEvents.starting(build: BuildInformation.text))
    ProcessMetrics.register(in: metrics, startedAt: Date())
    let parts = try await blueprint.build(assembly)
    let principals = assembly.principals()
    let clients = assembly.registeredClients

    var services: [any Service] = [adminServer(of: assembly)]
    if let database { services.append(database) }
    if let tls = assembly.tls { services.append(tls) }
    services += clients.map(\.client)
    let reporter = reports.map { ErrorReporter(reports: $0, assembly: assembly) }
    if let outbound = assembly.registeredOutbound { services.append(outbound) }
    // After the client, so that what the shutdown itself reports still goes out.
    if let reporter { services.append(reporter) }
    services.append(principals)
    services += parts.services
    services.append(rpcServer(of: assembly, serving: parts.rpc))
    services.append(
      ReadinessLoop(checks: checks(of: assembly, blueprint, parts), health: assembly.health, events: assembly.events))
    try await runGroup(services, isSupervised: isSupervised, logger: logger)
  }

  private static func runGroup(_ services: [any Service], isSupervised: Bool, logger: Logger) async throws {
    var members = services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
    if isSupervised {
      members.append(
        .init(service: StandardInputEnd(), successTerminationBehavior: .gracefullyShutdownGroup))
    }
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .warning)
    var configuration = ServiceGroupConfiguration(
      services: members, gracefulShutdownSignals: [.sigterm, .sigint], cancellationSignals: [], logger: quiet)
    configuration.maximumGracefulShutdownDuration = drainTimeout
    configuration.maximumCancellationDuration = cancellationTimeout
    try await ServiceGroup(configuration: configuration).run()
  }

  private static func adminServer(of assembly: ServiceAssembly) -> AdminServer {
    AdminServer(
      service: assembly.service, host: assembly.settings.string("\(assembly.service).admin.host"),
      port: assembly.settings.integer("\(assembly.service).admin.port"), health: assembly.health,
      metrics: assembly.metrics,
      dependencies: assembly.registeredClients.map { $0.service + ($0.isRequired ? " (required)" : "") },
      logger: assembly.logger)
  }

  private static func rpcServer(of assembly: ServiceAssembly, serving services: [any RPCService]) -> RPCServer {
    let settings = assembly.settings
    let pattern = "\(assembly.service).rpc.credentials.<caller>"
    var credentials: [String: String] = [:]
    for caller in settings.names(under: pattern) {
      credentials[caller] = settings.secret(pattern.replacing("<caller>", with: caller))?.reveal()
    }
    var configuration = RPCServerConfiguration(
      host: settings.string("\(assembly.service).rpc.host"), port: settings.integer("\(assembly.service).rpc.port"),
      serviceName: assembly.service, instance: assembly.instance, build: BuildInformation.text,
      credentials: credentials)
    configuration.tls = assembly.tls
    return RPCServer(
      configuration: configuration,
      services: services, health: assembly.health,
      interceptors: [
        PrincipalInterceptor(verifier: assembly.principals(), events: assembly.events),
        ErrorInterceptor(events: assembly.events),
      ],
      observer: RPCMetrics(.server, metrics: assembly.metrics), logger: assembly.logger)
  }

  private static func checks(
    of assembly: ServiceAssembly, _ blueprint: ServiceBlueprint, _ parts: ServiceParts
  ) -> [ReadinessCheck] {
    var checks: [ReadinessCheck] = []
    if let migrations = blueprint.migrations { checks.append(.database(assembly.database, migrations: migrations)) }
    checks += assembly.registeredClients.filter(\.isRequired).map { .service($0.service, $0.client) }
    return checks + parts.readiness
  }

  /// A word for the log: an error's own text may quote data.
  private static func reason(of error: any Error) -> String {
    switch error {
    case let error as PostgresError: "PostgresError.\(error.code.rawValue)"
    default: "\(type(of: error))"
    }
  }
}
