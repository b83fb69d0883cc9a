internal import Foundation
internal import Hummingbird
internal import Logging
internal import ServiceLifecycle
internal import ServiceRuntime

/// Stands in for the voice providers: plays calls as Retell would and remembers what was answered. It owns no database.
public enum Simulator {
  /// Runs the control server on 127.0.0.1 until SIGTERM or SIGINT, or, where `isSupervised`, until standard input ends.
  public static func run(_ options: SimulatorOptions) async throws {
    let now: @Sendable () -> Int64 = { Int64((Date().timeIntervalSince1970 * 1000).rounded()) }
    let queue = CallQueue(seed: options.seed, now: now)
    let log = DeliveryLog()
    let logger = Logger(label: "simulator")
    let server = Application(
      router: SimulatorRoutes.make(queue: queue, log: log),
      configuration: .init(address: .hostname("127.0.0.1", port: options.port), serverName: "simulator"),
      logger: logger)
    var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
      .init(service: RetellPlayer(queue: queue, log: log, now: now)), .init(service: server),
    ]
    if options.isSupervised {
      services.append(
        .init(
          service: StandardInputEnd(), successTerminationBehavior: .gracefullyShutdownGroup,
          failureTerminationBehavior: .gracefullyShutdownGroup))
    }
    try await ServiceGroup(
      configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    ).run()
  }
}
