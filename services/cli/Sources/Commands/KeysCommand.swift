internal import ArgumentParser
internal import RPCAPI
internal import Simulator

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "The master keys that wrap each service's data keys.",
    subcommands: [Rotate.self, Status.self, Retire.self])

  /// Which services a command is about.
  struct Services: ParsableArguments {
    @Option(
      name: .customLong("service"), help: "One service; all that seal where it is left out.",
      transform: parseSealingService)
    var service: ServiceName?

    var all: [ServiceName] { service.map { [$0] } ?? ServiceName.built.filter(\.seals) }
  }

  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Show which master key seals, what others still wrap, and who lacks which.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var services: Services

    func run() async throws {
      let keys = MasterKeyOperator(try Operator(common.folder))
      var report = KeyReport()
      for service in services.all { report.append(service, try await keys.status(of: service)) }
      report.print(asJSON: common.json)
    }
  }

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate",
      abstract: "Seal with a new master key, and wrap every data key anew, while everything runs.",
      discussion: """
        Without --key a key is made in the data folder and given to the services there. With --key the key is one that you \
        have added to <service>.sealing.keys of every replica. It may seal once every replica has reported that it can open \
        with it. Interrupted, it is simply run again.
        """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var services: Services
    @Option(help: ArgumentHelp("The id of the new key.", valueName: "id")) var key: String?
    @Option(help: ArgumentHelp("How long to wait for all replicas, and for the data keys.", valueName: "seconds"))
    var wait = 300

    func validate() throws {
      guard (1...86_400).contains(wait) else { throw ValidationError("--wait is a number from 1 to 86400.") }
    }

    func run() async throws {
      let keys = MasterKeyOperator(try Operator(common.folder))
      let isQuiet = common.json
      var report = KeyReport()
      for service in services.all {
        report.append(
          service,
          try await keys.rotate(service, to: key, within: .seconds(wait)) { line in
            if !isQuiet { Console.current.note(line) }
          })
      }
      report.print(asJSON: common.json)
    }
  }

  struct Retire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retire",
      abstract: "End the use of a master key for ever; refused while any data key needs it.",
      discussion: """
        A key of the data folder is put aside in its secrets: a backup from its time opens with that key and with nothing else.
        """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var services: Services
    @Argument(help: "The id of the key.") var key: String

    func run() async throws {
      let keys = MasterKeyOperator(try Operator(common.folder))
      var report = KeyReport()
      for service in services.all { report.append(service, try await keys.retire(key, of: service)) }
      report.print(asJSON: common.json)
    }
  }
}

/// A service that has master keys. Throws for any other name.
@Sendable private func parseSealingService(_ text: String) throws -> ServiceName {
  let sealing = ServiceName.built.filter(\.seals)
  guard let service = sealing.first(where: { $0.rawValue == text }) else {
    throw ValidationError(
      "\"\(text)\" has no master keys. These have: \(sealing.map(\.rawValue).joined(separator: ", ")).")
  }
  return service
}

/// What a command about master keys answers: a line a service and key.
private struct KeyReport {
  private var entries: [(service: ServiceName, status: SealingKeyStatus)] = []

  mutating func append(_ service: ServiceName, _ status: SealingKeyStatus) {
    entries.append((service, status))
  }

  func print(asJSON: Bool) {
    if asJSON { return Console.current.result(json) }
    var table = Table(["SERVICE", "KEY", "STATE", "WRAPS", "MISSING AT"])
    for (service, status) in entries {
      for key in status.keys {
        let state = key.sealing ? "seals" : key.retired ? "retired" : key.uses > 0 ? "opens" : "unused"
        table.append(
          service.rawValue, key.keyID, state, String(key.uses),
          key.retired ? "-" : key.missingAt.isEmpty ? "-" : key.missingAt.joined(separator: ", "))
      }
      if status.keys.isEmpty { table.append(service.rawValue, "-", "unused", "0", "-") }
    }
    Console.current.result(table.text)
  }

  private var json: JSONValue {
    [
      "items": .array(
        entries.map { service, status in
          [
            "service": .string(service.rawValue), "sealing_key_id": .string(status.sealingKeyID),
            "remaining": .integer(status.remaining), "replicas": .array(status.replicas.map { .string($0) }),
            "keys": .array(
              status.keys.map { key in
                [
                  "key_id": .string(key.keyID), "uses": .integer(key.uses), "sealing": .bool(key.sealing),
                  "retired": .bool(key.retired), "missing_at": .array(key.missingAt.map { .string($0) }),
                ]
              }),
          ]
        })
    ]
  }
}
