import ArgumentParser
import Foundation

/// `bench rpc`: calls and streams through one connection and through many, on this machine's loopback.
struct RPCBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc",
    abstract: "Echo calls of 32 B, 1 KiB and 64 KiB at 1 to 512 in flight, 64 connections, and streams of 1 KiB.",
    subcommands: [AllocationCommand.self, AttackCommand.self, EchoServerCommand.self])

  @OptionGroup var options: BenchOptions

  @Option(help: "Only cases whose name holds this text.")
  var only = ""

  @Flag(help: "Compare every case with gRPC C++ as well, which needs Debian's libgrpc++-dev.")
  var peers = false

  @Flag(help: "Count what a unary call allocates, and where, instead of measuring.")
  var allocations = false

  @Flag(help: "Measure what hostile peers cost the server and its other connections.")
  var hostile = false

  func run() async throws {
    guard !hostile else { return try await HostileBench(options: options, only: only).run() }
    guard !allocations else { return try AllocationRun.start() }
    let rivals = [try RivalProgram.floor()] + (peers ? [try RivalProgram.grpc()] : [])
    defer { for rival in rivals { rival.remove() } }
    for rpcCase in RPCCase.all where only.isEmpty || rpcCase.name.contains(only) {
      let certificates = rpcCase.isEncrypted ? try BenchCertificates(of: ["bench", "echo"]) : nil
      defer { certificates?.remove() }
      let server = try EchoServerProcess.start(certificates: certificates)
      do {
        try await measure(rpcCase, server, certificates, rivals)
      } catch {
        server.stop()
        throw error
      }
      server.stop()
    }
  }

  private func measure(
    _ rpcCase: RPCCase, _ server: EchoServerProcess, _ certificates: BenchCertificates?, _ rivals: [RivalProgram]
  ) async throws {
    let before = server.cpuSeconds
    let measurement = try await rpcCase.run(
      port: server.port, certificates: certificates, seconds: options.seconds)
    var result = BenchResult(bench: "rpc", case: rpcCase.name, measurement: measurement)
    // The second of warming up is not counted.
    result.cpuSeconds += (server.cpuSeconds - before) * options.seconds / (options.seconds + 1)
    result.maxRssBytes += server.peakBytes
    let perMillion = result.cpuSeconds / Double(max(1, result.operations)) * 1e6
    var compared = "\(String(format: "%.2f", perMillion)) CPU s a million, \(result.maxRssBytes >> 20) MiB"
    for (place, rival) in rivals.enumerated() {
      let its = try rival.run(rpcCase, seconds: options.seconds)
      if place == 0 { result.ratio = result.perSecond / its.perSecond }
      let times = String(format: place == 0 ? "%.2f" : "%.1f", result.perSecond / its.perSecond)
      compared +=
        "; \(times) of \(rival.name), which did \(Int(its.perSecond.rounded())) per second with "
        + "\(String(format: "%.2f", its.cpuSecondsPerMillion)) CPU s a million"
    }
    result.against = compared
    options.report(result)
  }
}
