import ArgumentParser
import Calls
import Foundation
import Glibc
import Logging
import RPC
import TestAPI

/// `bench rpc --hostile`: what a hostile peer costs the server in memory and its other connections in time.
///
/// The same calls are measured alone and beside each attack, of the same server. Attackers run at the lowest priority, so
/// that what they take is the server's time and not the machine's.
struct HostileBench {
  let options: BenchOptions
  let only: String

  func run() async throws {
    for attack in Attack.allCases where only.isEmpty || attack.rawValue.contains(only) {
      let server = try EchoServerProcess.start()
      do {
        try await measure(attack, server)
      } catch {
        server.stop()
        throw error
      }
      server.stop()
    }
  }

  private func measure(_ attack: Attack, _ server: EchoServerProcess) async throws {
    let neighbour = RPCCase(kind: .echo, size: 32, inFlight: 1)
    let alone = try await neighbour.run(port: server.port, seconds: options.seconds)
    try server.forgetPeak()
    let before = server.peakBytes
    let attacker = Process()
    attacker.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    attacker.arguments = ["rpc", "attack", attack.rawValue, "\(server.port)"]
    try attacker.run()
    // Ended with everything it started: it is one process.
    defer { attacker.terminate() }
    let beside = try await neighbour.run(port: server.port, seconds: options.seconds)
    let grown = (server.peakBytes - before) >> 20
    var result = BenchResult(bench: "rpc", case: "beside a peer that \(attack.title)", measurement: beside)
    result.maxRssBytes = server.peakBytes
    let median = alone.latencies.microseconds(0.5) ?? 0
    let tail = alone.latencies.microseconds(0.99) ?? 0
    result.against =
      "alone, p50 \(Int(median)) us, p99 \(Int(tail)) us; times \(times(result.p50Us, median)) and "
      + "\(times(result.p99Us, tail)), \(grown) MiB more at the server"
    result.ratio = result.perSecond / (Double(alone.operations) / alone.seconds)
    options.report(result)
  }

  private func times(_ value: Double?, _ base: Double) -> String {
    String(format: "%.2f", (value ?? 0) / max(base, 1))
  }
}

/// The hostile peer of that measurement, until it is ended.
struct AttackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "attack", shouldDisplay: false)

  @Argument var attack: Attack
  @Argument var port: Int

  func run() throws {
    // Where it is refused the attack takes a little more of the machine.
    _ = nice(19)
    attack.run(port: port)
  }
}
