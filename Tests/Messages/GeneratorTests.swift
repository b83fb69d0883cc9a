import Foundation
import Testing

/// Needs Debian's protobuf-compiler and protobuf-c-compiler; builds proto/generator when it was not built.
@Suite("the generator", .serialized)
struct GeneratorTests {
  @Test("generated code is fresh")
  func fresh() async throws {
    try await Repository.withFolder { folder in
      let made = folder.appending(path: "made")
      let script = Repository.root.appending(path: "proto/regenerate").path
      let finished = try await run("/bin/bash", [script, made.path], in: folder)
      try #require(finished.status == 0, "\(finished.errors)")
      for place in Self.generatedPlaces {
        let fresh = try Repository.paths(in: place, of: made)
        #expect(!fresh.isEmpty)
        #expect(try Repository.paths(in: place) == fresh, "\(place): run proto/regenerate")
        for path in fresh {
          let file = "\(place)/\(path)"
          #expect(
            try Data(contentsOf: made.appending(path: file)) == Data(contentsOf: Repository.root.appending(path: file)),
            "\(file) differs: run proto/regenerate")
        }
      }
    }
  }

  private static let generatedPlaces =
    ["RPCAPI", "AuthAPI", "BillingAPI", "WebhooksAPI"].map { "Sources/Messages/\($0)/Generated" }
    + ["CMessages/Generated", "CMessages/include/google", "CMessages/include/switchboard"].map { "Sources/\($0)" }
    + ["CTestMessages/Generated", "CTestMessages/include/switchboard", "TestAPI/Generated"].map { "Tests/\($0)" }

  @Test(
    "what breaks a rule is refused with the rule",
    arguments: [
      (method(options: "default_timeout_ms"), "switchboard.test.v1.S/Do: no default_timeout_ms."),
      (method(options: "callers"), "switchboard.test.v1.S/Do: no callers."),
      (method(options: "idempotency_level"), "switchboard.test.v1.S/Do: no idempotency_level."),
      (
        method(options: "natural_key"),
        "switchboard.test.v1.S/Do: idempotent, but the request has no idempotency_key and the method no natural_key."
      ),
      (method(name: "ListThings"), "switchboard.test.v1.S/ListThings: a list request without `page`."),
      (
        method(response: "stream A", also: "option (switchboard.long_lived) = true;"),
        "switchboard.test.v1.S/Do: long_lived, and a default_timeout_ms."
      ),
      (
        method(options: "default_timeout_ms", also: "option (switchboard.long_lived) = true;"),
        "switchboard.test.v1.S/Do: long_lived, and no stream."
      ),
      (
        method(response: "stream A", also: "option (switchboard.inline) = true;"),
        "switchboard.test.v1.S/Do: inline, and a stream or offloaded."
      ),
      (
        method(also: "option (switchboard.hedged) = true;"),
        "switchboard.test.v1.S/Do: hedged, and not a unary method without side effects."
      ),
      (
        "message A { repeated A more = 1; }",
        "switchboard.test.v1.A: recursive by switchboard.test.v1.A → switchboard.test.v1.A."
      ),
      ("message A { map<string, B> b = 1; } message B { oneof o { A a = 1; } }", "switchboard.test.v1.A: recursive by"),
      (
        "message A { repeated B b = 1 [(switchboard.sensitive) = true]; } message B {}",
        "switchboard.test.v1.A.b: `sensitive` goes on plain values"
      ),
      (
        "message A { google.protobuf.Duration d = 1; }",
        "switchboard.test.v1.A.d: of Google's own messages only Timestamp is known."
      ),
      (
        "message A { int64 most = 2 [(switchboard.must_understand) = true]; }",
        "switchboard.test.v1.A.most: numbers 20000 to 29999 are for `must_understand`, and it for them."
      ),
      (
        "message A { string note = 29999; }",
        "switchboard.test.v1.A.note: numbers 20000 to 29999 are for `must_understand`, and it for them."
      ),
    ])
  func refused(body: String, problem: String) async throws {
    try await Repository.withFolder { folder in
      let source = """
        syntax = "proto3";
        package switchboard.test.v1;
        import "switchboard/options.proto";
        import "google/protobuf/duration.proto";
        \(body)
        """
      try Data(source.utf8).write(to: folder.appending(path: "rules.proto"))
      let plugin = Repository.root.appending(path: "proto/generator/.build/debug/protoc-gen-switchboard").path
      let finished = try await run(
        "/usr/bin/protoc",
        ["--proto_path=\(folder.path)", "--proto_path=\(Repository.root.appending(path: "proto").path)"]
          + ["--plugin=\(plugin)", "--switchboard_out=\(folder.path)", "rules.proto"], in: folder)
      #expect(finished.status != 0)
      #expect(finished.errors.contains(problem), "\(finished.errors)")
    }
  }

  /// A service with one method that lacks the option named.
  private static func method(
    options missing: String = "", name: String = "Do", response: String = "A", also: String = ""
  ) -> String {
    let options = [
      ("default_timeout_ms", "option (switchboard.default_timeout_ms) = 1000;"),
      ("callers", "option (switchboard.callers) = \"*\";"),
      ("idempotency_level", "option idempotency_level = IDEMPOTENT;"),
      ("natural_key", "option (switchboard.natural_key) = \"all\";"),
    ].filter { $0.0 != missing }.map(\.1).joined()
    return "message A {} service S { rpc \(name)(A) returns (\(response)) { \(options) \(also) } }"
  }
}
