import Foundation
import Logging
import Messages
import Testing

@testable import Observability

@Suite struct JSONLinesLogHandlerTests {
  private func logger(_ output: LogOutput, at date: Date = Date(timeIntervalSince1970: 1_714_608_475.5)) -> Logger {
    Logger(label: "test") { _ in
      JSONLinesLogHandler(service: "billing", level: .trace, output: output, now: { date })
    }
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test("a line has time, level, service and message in this order")
  func order() {
    let output = LogOutput.memory()
    logger(output).notice("service.ready")
    #expect(
      output.lines
        == [#"{"time":"2024-05-02T00:07:55.500Z","level":"notice","service":"billing","message":"service.ready"}"#])
  }

  @Test(
    "whatever a message holds, it is one line of JSON that gives it back",
    arguments: [
      "plain", "a\nb\r\nc", "quote \" backslash \\ slash /", "tab\t bell\u{7} nul\u{0} escape\u{1b}[31m", "Grüße 🦜",
      "\u{2028}\u{2029}\u{85}", "\"}\n{\"level\":\"forged\"", "",
    ])
  func escaping(message: String) throws {
    let output = LogOutput.memory()
    logger(output).info("\(message)", metadata: ["key \(message)": "\(message)"])
    #expect(output.lines.count == 1)
    let line = try #require(output.lines.first)
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x85 })
    let parsed = try object(line)
    #expect(parsed["message"] as? String == message)
    #expect((parsed["metadata"] as? [String: String])?["key \(message)"] == message)
  }

  @Test("a sensitive value prints redacted wherever it stands")
  func sensitive() {
    let output = LogOutput.memory()
    let secret: Sensitive<String> = "canary-4155550100"
    logger(output).info(
      "got \(secret)",
      metadata: [
        "a": "\(secret)", "b": .stringConvertible(secret), "c": .array([.stringConvertible(secret)]),
        "d": .dictionary(["e": "\(secret)"]),
      ])
    #expect(output.lines.count == 1)
    #expect(output.lines.allSatisfy { !$0.contains("canary") && $0.contains("‹redacted›") })
  }

  @Test("numbers and Booleans stay what they are, and nested metadata too")
  func values() throws {
    let output = LogOutput.memory()
    logger(output).info(
      "m",
      metadata: [
        "int": .stringConvertible(42), "double": .stringConvertible(1.5), "nan": .stringConvertible(Double.nan),
        "flag": .stringConvertible(true), "list": .array(["a", "b"]), "map": .dictionary(["x": "y"]),
      ])
    let line = try #require(output.lines.first)
    #expect(
      line.hasSuffix(
        #""metadata":{"double":1.5,"flag":true,"int":42,"list":["a","b"],"map":{"x":"y"},"nan":"nan"}}"#))
  }

  @Test("a line is bounded whatever is logged")
  func bounds() throws {
    let output = LogOutput.memory()
    var deep: Logger.Metadata.Value = "end"
    for _ in 0..<50 { deep = .dictionary(["d": deep]) }
    var metadata: Logger.Metadata = ["deep": deep, "long": .string(String(repeating: "x", count: 100_000))]
    for number in 0..<500 { metadata["k\(number)"] = "v" }
    logger(output).info("\(String(repeating: "ü", count: 100_000))", metadata: metadata)
    let line = try #require(output.lines.first)
    #expect(line.utf8.count < 16 * 1024)
    let parsed = try object(line)
    let message = try #require(parsed["message"] as? String)
    #expect(message.utf8.count <= JSONLinesLogHandler.maximumMessage + 3)
    #expect((parsed["metadata"] as? [String: Any])?.count == JSONLinesLogHandler.maximumEntries)
  }

  @Test("the line's own metadata wins over the logger's")
  func precedence() throws {
    let output = LogOutput.memory()
    var logger = logger(output)
    logger[metadataKey: "a"] = "logger"
    logger[metadataKey: "b"] = "logger"
    logger.info("m", metadata: ["a": "line"])
    let line = try #require(output.lines.first)
    let metadata = try #require(try object(line)["metadata"] as? [String: String])
    #expect(metadata == ["a": "line", "b": "logger"])
  }
}
