internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import ServiceRuntime

/// Stands in for every outside provider: answers as they do, sends their webhooks, remembers all. It owns no database.
public enum Simulator {
  /// Runs the server until SIGTERM or SIGINT, or, where `isSupervised`, until standard input ends.
  public static func run(_ options: SimulatorOptions) async throws {
    let queue = WebhookQueue()
    let directory = ProviderDirectory(
      seed: options.seed, queue: queue, stripeEndpoint: options.stripeEndpoint, now: wallClock)
    var services = services(
      directory: directory, queue: queue, host: options.host, port: options.port
    ) { _ in }
    if options.isSupervised {
      services.append(
        .init(
          service: StandardInputEnd(), successTerminationBehavior: .gracefullyShutdownGroup,
          failureTerminationBehavior: .gracefullyShutdownGroup))
    }
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    // A request that hangs on purpose holds nothing up.
    configuration.maximumGracefulShutdownDuration = .seconds(2)
    try await ServiceGroup(configuration: configuration).run()
  }

  /// The sender of webhooks and the server; `onRunning` learns the port once the server listens.
  static func services(
    directory: ProviderDirectory, queue: WebhookQueue, host: String = "127.0.0.1", port: Int,
    onRunning: @escaping @Sendable (Int) -> Void
  ) -> [ServiceGroupConfiguration.ServiceConfiguration] {
    let server = Application(
      responder: SimulatorResponder(directory: directory),
      configuration: .init(address: .hostname(host, port: port), serverName: "simulator"),
      onServerRunning: { channel in onRunning(channel.localAddress?.port ?? port) }, logger: logger)
    return [
      .init(service: WebhookPlayer(queue: queue, sender: WebhookSender(now: wallClock))), .init(service: server),
    ]
  }

  static let logger = Logger(label: "simulator")

  /// Unix milliseconds.
  static let wallClock: @Sendable () -> Int64 = { Int64((Date().timeIntervalSince1970 * 1000).rounded()) }
}
