import ArgumentParser
import Calls
import Foundation
import Logging
import RPC
import TestAPI

/// The server of the measurement, a process of its own so that client and server share no event loop.
///
/// It prints its port and serves until its standard input ends. Where the counting library is loaded, the lines `start`
/// and `stop LEAST PATH` begin and end a count of allocations.
struct EchoServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "serve", shouldDisplay: false)
  static let token = "a token for benchmarks"

  @Option(help: "A folder of certificates: mutual TLS only.")
  var certificates: String?

  func run() async throws {
    var configuration = RPCServerConfiguration(serviceName: "echo", credentials: ["bench": Self.token])
    configuration.maximumCalls = 1_024
    configuration.tls = try certificates.map { try BenchCertificates(in: URL(filePath: $0)).credentials(of: "echo") }
    let server = RPCServer(
      configuration: configuration, services: [Echo()], health: HealthState(service: "echo"),
      logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      // Unbuffered: whoever started this waits for the line.
      FileHandle.standardOutput.write(Data("\(try await server.boundPort())\n".utf8))
      await Self.inputEnds()
      group.cancelAll()
    }
  }
}

extension EchoServerCommand {
  private static func count(_ words: [String]) {
    guard let counter = AllocationCounter() else { return }
    if words.first == "start" {
      counter.start()
      FileHandle.standardOutput.write(Data("started\n".utf8))
    } else if words.count == 3, words[0] == "stop" {
      let count = counter.stop()
      counter.writeSites(to: words[2], least: Int(words[1]) ?? 1)
      FileHandle.standardOutput.write(Data("\(count)\n".utf8))
    }
  }

  /// Until nobody writes to standard input any more: the measurement is over, or its process is gone.
  private static func inputEnds() async {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        while let line = readLine() { count(line.split(separator: " ").map(String.init)) }
        continuation.resume()
      }
      thread.start()
    }
  }
}

/// Answers with what it was asked.
private struct Echo: EchoService {
  func echo(_ request: EchoRequest, context: CallContext) async throws -> EchoResponse {
    EchoResponse(id: request.id, payload: request.payload)
  }

  func echoInline(_ request: EchoRequest, context: CallContext) throws -> EchoResponse {
    EchoResponse(id: request.id, payload: request.payload)
  }

  func echoOffloaded(_ request: EchoRequest, context: CallContext) async throws -> EchoResponse {
    EchoResponse(id: request.id, payload: request.payload)
  }

  func count(_ request: CountRequest, context: CallContext, out: Responses<EchoResponse>) async throws {
    let message = EchoResponse(payload: [UInt8](repeating: 7, count: Int(request.size)))
    for _ in 0..<request.count { try await out.send(message) }
  }

  func watch(_ request: CountRequest, context: CallContext, out: Responses<EchoResponse>) async throws {
    let message = EchoResponse(payload: [UInt8](repeating: 7, count: Int(request.size)))
    while true { try await out.send(message) }
  }

  func gather(_ requests: IncomingMessages<EchoRequest>, context: CallContext) async throws -> GatherResponse {
    var answer = GatherResponse()
    for try await request in requests {
      answer.count += 1
      answer.bytes += UInt64(request.payload.count)
    }
    return answer
  }

  func converse(
    _ requests: IncomingMessages<EchoRequest>, context: CallContext, out: Responses<EchoResponse>
  ) async throws {
    for try await request in requests { try await out.send(EchoResponse(id: request.id, payload: request.payload)) }
  }
}
