import Foundation
import Glibc
import TestSupport
import Testing

/// The executable itself: its arguments, its exit codes and how it ends.
@Suite struct EdgeProcessTests {
  @Test(
    "wrong arguments and settings end with 2 and one line that says which",
    arguments: [
      (["--what"], [:], "switchboard-edge: --what: no such option; there are --config FILE and --supervised.\n"),
      (["--config"], [:], "switchboard-edge: --config: it must be followed by the path of a file.\n"),
      ([], ["SWITCHBOARD_EDGE_HTTP_PROT": "1"], "switchboard-edge: SWITCHBOARD_EDGE_HTTP_PROT: no such setting.\n"),
      (
        [], ["SWITCHBOARD_EDGE_HTTP_PORT": "canary"],
        "switchboard-edge: edge.http.port (SWITCHBOARD_EDGE_HTTP_PORT): it must be a whole number from 0 to 65535.\n"
      ),
    ] as [([String], [String: String], String)])
  func wrong(arguments: [String], environment: [String: String], line: String) async throws {
    let run = try EdgeProcess(arguments: arguments, environment: environment)
    let (code, output) = try await run.end()
    #expect(code == 2)
    #expect(run.errors == line)
    #expect(output.isEmpty)
  }

  @Test("SIGTERM and SIGINT drain and end with 0, with nothing on standard output", arguments: [SIGTERM, SIGINT])
  func signals(signal: Int32) async throws {
    let run = try EdgeProcess()
    try await eventually("it listens") { run.errors.contains("http.listening") }
    kill(run.process.processIdentifier, signal)
    let (code, output) = try await run.end()
    #expect(code == 0)
    #expect(output.isEmpty)
    #expect(run.errors.contains("service.stopped"))
  }

  @Test("under --supervised the end of standard input ends it too")
  func supervised() async throws {
    let run = try EdgeProcess(arguments: ["--supervised"])
    try await eventually("it listens") { run.errors.contains("http.listening") }
    try run.input.fileHandleForWriting.close()
    let (code, _) = try await run.end()
    #expect(code == 0)
  }

  @Test("a port that is taken ends it with 1 and the system's reason")
  func portTaken() async throws {
    let first = try EdgeProcess()
    try await eventually("it listens") { first.errors.contains("http.listening") }
    let match = try #require(first.errors.firstMatch(of: /"http.listening","metadata":\{"port":(\d+)\}/))
    let second = try EdgeProcess(environment: ["SWITCHBOARD_EDGE_HTTP_PORT": String(match.1)])
    #expect(try await second.end().code == 1)
    #expect(second.errors.contains("Address already in use"))
    kill(first.process.processIdentifier, SIGTERM)
    #expect(try await first.end().code == 0)
  }
}
