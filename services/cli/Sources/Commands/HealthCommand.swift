internal import ArgumentParser
internal import Calls
internal import RPCAPI
internal import Simulator

struct HealthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health", abstract: "Ask services over RPC whether they serve; fails unless all do.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "One service; all where it is left out.", transform: parseServiceName)
  var service: ServiceName?

  func run() async throws {
    let `operator` = try Operator(common.folder)
    var answers: [(ServiceName, state: String, missing: [String])] = []
    for service in service.map({ [$0] }) ?? ServiceName.built {
      answers.append(await Self.ask(service, through: `operator`))
    }
    if common.json {
      Console.current.result([
        "services": .object(
          answers.map { service, state, missing in
            .init(
              service.rawValue, ["status": .string(state), "missing": .array(missing.map { .string($0) })])
          })
      ])
    } else {
      var table = Table(["SERVICE", "STATE", "MISSING"])
      for (service, state, missing) in answers {
        table.append(service.rawValue, state, missing.joined(separator: ", "))
      }
      Console.current.result(table.text)
    }
    guard answers.allSatisfy({ $0.state == "serving" }) else { throw ExitCode.failure }
  }

  private static func ask(
    _ service: ServiceName, through operator: Operator
  ) async -> (ServiceName, state: String, missing: [String]) {
    do {
      let answer = try await `operator`.withCaller(service) { caller in
        try await HealthClient(caller).check(CheckRequest(service: service.rawValue))
      }
      return (service, answer.status == .serving ? "serving" : "not_serving", answer.missing)
    } catch let error as RPCError {
      return (service, "unreachable", [error.reason])
    } catch {
      return (service, "unreachable", ["\(error)"])
    }
  }
}

/// A service that can be asked. Throws for any other name.
@Sendable private func parseServiceName(_ text: String) throws -> ServiceName {
  guard let service = ServiceName(rawValue: text), ServiceName.built.contains(service) else {
    let names = ServiceName.built.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("There is no service \"\(text)\". There are: \(names).")
  }
  return service
}
