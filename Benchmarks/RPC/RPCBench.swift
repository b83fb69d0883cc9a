import ArgumentParser

/// `bench rpc`: calls and streams through one connection and through many, on this machine's loopback.
struct RPCBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc",
    abstract: "Echo calls of 32 B, 1 KiB and 64 KiB at 1 to 512 in flight, 64 connections, and streams of 1 KiB.",
    subcommands: [AllocationCommand.self, AttackCommand.self, EchoServerCommand.self])

  @OptionGroup var options: BenchOptions

  @Option(help: "Only cases whose name holds this text.")
  var only = ""

  @Flag(help: "Count what a unary call allocates, and where, instead of measuring.")
  var allocations = false

  @Flag(help: "Measure what hostile peers cost the server and its other connections.")
  var hostile = false

  func run() async throws {
    guard !hostile else { return try await HostileBench(options: options, only: only).run() }
    guard !allocations else { return try AllocationRun.start() }
    let floor = try RPCFloor()
    defer { floor.remove() }
    let server = try EchoServerProcess.start()
    do {
      for rpcCase in RPCCase.all where only.isEmpty || rpcCase.name.contains(only) {
        let before = server.cpuSeconds
        let measurement = try await rpcCase.run(port: server.port, seconds: options.seconds)
        var result = BenchResult(bench: "rpc", case: rpcCase.name, measurement: measurement)
        result.cpuSeconds += (server.cpuSeconds - before) * options.seconds / (options.seconds + 1)
        let least = try floor.run(
          isStream: rpcCase.kind == .stream, payload: rpcCase.payloadSize, connections: rpcCase.connections,
          inFlight: rpcCase.inFlight, seconds: options.seconds)
        result.against = least.description
        result.ratio = result.perSecond / least.perSecond
        options.report(result)
      }
    } catch {
      server.stop()
      throw error
    }
    server.stop()
  }
}
