import Calls
import Foundation
import Identifiers
import Logging
import Messages
import Postgres
import RPC
import Sealing
import Webhooks
import WebhooksAPI

/// The ways by which deliveries come in: as calls to webhooks, and as requests to the edge, which calls it.
enum IngestCases {
  static let inFlight = 64

  /// Measures both with services of their own, whose webhooks does its jobs with so many workers, and `floor` before, between
  /// and after them: each stands beside the two runs around it.
  static func run(
    _ bench: BenchDatabase, _ options: BenchOptions, workers: Int, suffix: String,
    floor: () async throws -> PGBench.Result
  ) async throws {
    let masterKeys = MasterKeys.generate(id: "bench")
    let settings: [String: any Sendable] = [
      "webhooks.worker.concurrency": workers, "webhooks.sealing.keys": masterKeys,
    ]
    let token = try await makeSource(bench, masterKeys: masterKeys)
    try await BenchServices.with([.webhooks, .edge], on: bench, settings: settings) { services in
      let events = SignedEvents(forSeconds: options.seconds)
      var floors = [try await floor()]
      let called = try await measured(services, options) {
        try await services.withClient(of: .webhooks, as: "edge") { client in
          try await calls(WebhooksClient(client), events, token, options)
        }
      }
      floors.append(try await floor())
      options.report(
        BenchResult(
          bench: "ingest", case: "rpc_\(inFlight)\(suffix)", measurement: called, against: .mean(of: floors)))
      let others = SignedEvents(forSeconds: options.seconds)
      let requested = try await measured(services, options) {
        try requests(port: services.ports[.edge]?.http ?? 0, others, token, options)
      }
      floors = [floors[1], try await floor()]
      options.report(
        BenchResult(
          bench: "ingest", case: "edge_\(inFlight)\(suffix)", measurement: requested, against: .mean(of: floors)))
    }
  }

  /// Puts a source into webhooks' database and answers its token. Nobody could ask webhooks for it: who acts for an
  /// organization needs auth's word, and auth is not measured here.
  private static func makeSource(_ bench: BenchDatabase, masterKeys: String) async throws -> String {
    let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    return try await Database.withDatabase(configuration: bench.login(of: "webhooks"), logger: logger) { database in
      let sealer = try Sealer(service: "webhooks", masterKeys: MasterKeys(masterKeys), database: database)
      let (organization, source, secret) = (OrganizationID.new(), UUID.version7(), UUID.version7())
      let token = "bench-\(source.uuidString.lowercased())"
      let sealed = try await sealer.keyring(for: organization).seal(
        Array(SignedEvents.secret.utf8),
        SealingContext(label: "source.secret", organizationID: organization, record: secret))
      try await database.withTransaction(.system) { transaction in
        try await transaction.execute(
          """
          insert into sources (id, org_id, provider, path_token_hash)
          values (\(source), \(organization), 'retell', \(SHA256.hash(Array(token.utf8))))
          """)
        try await transaction.execute(
          "insert into source_secrets (id, source_id, secret_ct) values (\(secret), \(source), \(sealed))")
      }
      return token
    }
  }

  /// With the services' processor time added to ours.
  private static func measured(
    _ services: BenchServices, _ options: BenchOptions, _ body: () async throws -> Measurement
  ) async throws -> Measurement {
    let cpu = services.cpuSeconds
    var measurement = try await body()
    measurement.cpuSeconds += (services.cpuSeconds - cpu) * options.seconds / (options.seconds + 1)
    return measurement
  }

  private static func calls(
    _ webhooks: WebhooksClient, _ events: SignedEvents, _ token: String, _ options: BenchOptions
  ) async throws -> Measurement {
    // As the edge calls: on each of its loops, over a connection of that loop.
    let loops = [LoopExecutor.any(), LoopExecutor.any()]
    return try await Measurement.run(seconds: options.seconds, inFlight: inFlight, on: loops) { number in
      let (body, signature) = events.delivery(number)
      let answer = try await webhooks.ingest(
        IngestRequest(
          provider: "retell", sourceToken: Sensitive(token), method: "POST",
          url: Sensitive("http://127.0.0.1/webhooks/retell/\(token)"),
          headers: [
            Header(name: "content-type", value: Sensitive("application/json")),
            Header(name: RetellSignature.headerName, value: Sensitive(signature)),
          ], body: Sensitive(body), remoteAddress: "127.0.0.1"))
      guard answer.outcome == .accepted else {
        throw RPCError(.aborted, reason: "not_accepted", message: "A delivery was not accepted.")
      }
    }
  }

  private static func requests(
    port: Int, _ events: SignedEvents, _ token: String, _ options: BenchOptions
  ) throws -> Measurement {
    try ThreadedMeasurement.run(seconds: options.seconds, threads: inFlight) {
      try HTTPSocket(port: port)
    } _: { socket, number in
      let (body, signature) = events.delivery(number)
      let head =
        "POST /webhooks/retell/\(token) HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
        + "\(RetellSignature.headerName): \(signature)\r\ncontent-length: \(body.count)\r\n\r\n"
      try socket.send(head, body)
    }
  }
}
