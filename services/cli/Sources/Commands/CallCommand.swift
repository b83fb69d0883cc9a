internal import ArgumentParser
internal import Calls
internal import Messages
internal import Simulator

struct CallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Call any RPC method, proto3 JSON in and out.",
    usage: """
      switchboard call SERVICE.METHOD ['{json}'] [--as-org ID] [--reason TEXT] [--reveal]
             switchboard call --list
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "Such as billing.GetWallet, or the full name.")
  var method: String?

  @Argument(help: "The request in proto3 JSON. A stream of requests is read from standard input instead, one a line.")
  var request = "{}"

  @Option(
    help: ArgumentHelp("The organization that the call acts for.", valueName: "id"), transform: parseOrganizationID)
  var asOrg: String?

  @Option(help: "Why it acts for the organization, whose audit log tells it: at most 120 characters, nothing personal.")
  var reason: String?

  @Flag(help: "Show what is secret or personal in the answer.")
  var reveal = false

  @Flag(help: "List the methods.")
  var list = false

  /// What the organization reads of the call.
  var grantReason: String { reason ?? "switchboard call \(method ?? "")" }

  func validate() throws {
    if list { return }
    if let reason, !(1...OperatorGrants.reasonLimit).contains(reason.unicodeScalars.count) {
      throw ValidationError("--reason has 1 to \(OperatorGrants.reasonLimit) characters.")
    }
    guard let method else { throw ValidationError("Which method? \"switchboard call --list\" lists them.") }
    guard let entry = MethodCatalog.all.find(method) else {
      throw ValidationError("There is no method \"\(method)\". \"switchboard call --list\" lists them.")
    }
    do {
      _ = try entry.method.request.init(json: request)
    } catch {
      throw ValidationError("The request is not the JSON of that method's request: \(error)")
    }
  }

  func run() async throws {
    guard !list, let method, let entry = MethodCatalog.all.find(method) else { return showList() }
    let packed = try entry.method.request.init(json: request).serialized()
    let options = Operator.options(organization: asOrg)
    guard entry.method.description.kind == .unary else { return try await stream(entry, packed, options) }
    let answer = try await Operator(common.folder).withCaller(entry.service) { caller in
      try await caller.call(entry.method.description, packed, options: options)
    }
    Console.current.result(try entry.method.response.init(serialized: answer).json(redacted: !reveal))
  }

  /// Prints each message of a stream of answers on a line. A stream of requests is read from standard input, one JSON
  /// object a line.
  private func stream(_ entry: MethodCatalog.Entry, _ packed: [UInt8], _ options: CallOptions) async throws {
    let method = entry.method
    let takesStream = method.description.kind.streamsRequests
    try await Operator(common.folder).withCaller(entry.service) { caller in
      try await caller.withStream(method.description, takesStream ? nil : packed, options: options) { stream in
        try await withThrowingTaskGroup(of: Void.self) { group in
          if takesStream {
            group.addTask {
              while let line = readLine() {
                try await stream.send(try method.request.init(json: line).serialized())
              }
              stream.finishSending()
            }
          }
          while let answer = try await stream.next() {
            Console.current.result(try method.response.init(serialized: answer).json(redacted: !reveal))
          }
          group.cancelAll()
        }
      }
    }
  }

  private func showList() {
    let entries = MethodCatalog.all.entries
    if common.json {
      let items: [JSONValue] = entries.map { entry in
        let method = entry.method.description
        return [
          "method": .string(entry.shorthand), "full_name": .string(method.name),
          "request": .string(entry.method.request.schema.name), "response": .string(entry.method.response.schema.name),
          "callers": .array(method.callers.map { .string($0) }), "acts_for_organization": .bool(!method.isSystem),
        ]
      }
      Console.current.result(["items": .array(items), "next_cursor": .null])
      return
    }
    var table = Table(["METHOD", "CALLERS", "FULL NAME"])
    for entry in entries {
      let method = entry.method.description
      table.append(entry.shorthand, method.callers.joined(separator: ", "), method.name)
    }
    Console.current.result(table.text)
  }
}
