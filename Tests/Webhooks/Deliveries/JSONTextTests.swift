import Foundation
import TestSupport
import Testing

@testable import Webhooks

@Suite struct JSONTextTests {
  @Test(
    "a value is told by its kind",
    arguments: [
      (#""é\n\u00e9""#, JSONText.Value.text("é\né")), (#""""#, .text("")), ("1", .scalar(.integer(1))),
      ("-9223372036854775808", .scalar(.integer(.min))), ("1e3", .scalar(.integer(1000))),
      ("2.0", .scalar(.integer(2))),
      ("0.5", .scalar(.number(0.5))), ("9223372036854775808", .scalar(.number(0x1p63))), ("1e400", .scalar(.other)),
      ("123456789012345678901234567890", .scalar(.number(123456789012345678901234567890))), ("true", .scalar(.other)),
      ("[]", .scalar(.other)), ("{}", .scalar(.other)), (#""\ud83d""#, .scalar(.other)), ("null", .none),
    ])
  func kinds(written: String, value: JSONText.Value) {
    guard let text = JSONText(Array(#"{"a":{"b":\#(written)},"c":"x"}"#.utf8)) else {
      Issue.record("it is an object")
      return
    }
    #expect(text.value("/a/b") == value)
    #expect(text.value("/c") == .text("x"))
    #expect(text.value("/a/b/c") == .none)
    #expect(text.value("/d") == .none)
  }

  @Test(
    "what is no object is refused",
    arguments: [
      "", " ", "null", "[]", "7", #""x""#, "{", "}", #"{"a":"b"#, #"{"a":"b}"#, "\u{FEFF}{}", "{\"a\":\"\u{1}\"}",
    ])
  func refused(body: String) {
    #expect(!isObject(Array(body.utf8)))
  }

  @Test("bytes that are not UTF-8 are refused wherever they stand")
  func encoding() {
    #expect(!isObject(Array(#"{"a":""#.utf8) + [0xff] + Array(#""}"#.utf8)))
  }

  @Test("two texts can be read at once, short and long ones", arguments: [10, 100_000, 2 << 20])
  func besideEachOther(length: Int) {
    let long = String(repeating: "é", count: length / 2)
    guard let one = JSONText(Array(#"{"long":"\#(long)","name":"one"}"#.utf8)),
      let other = JSONText(Array(#"{"name":"other"}"#.utf8))
    else {
      Issue.record("both are objects")
      return
    }
    #expect(one.text("/name") == "one")
    #expect(other.text("/name") == "other")
    #expect(one.text("/long") == long)
  }

  @Test(
    "what an event is called and whose it is are those that a full reading finds, or nothing, whatever bytes change")
  func changedBytes() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed)
    // Without line breaks, because Foundation lets control characters and broken UTF-8 pass in what it does not decode, and we
    // do not.
    let event = try JSONSerialization.jsonObject(with: Data(fixture("call_ended")))
    let whole = Array(try JSONSerialization.data(withJSONObject: event))
    for round in 0..<2_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = bytes.indices.randomElement(using: &random)!
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0x20...0xff, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes = Array(bytes[..<max(1, place)])
        }
      }
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      let full = try? JSONDecoder().decode(Envelope.self, from: Data(bytes))
      let (event, call) = names(in: bytes)
      // What a full reading can read is read the same; what it cannot may still be.
      if let full {
        #expect(event == full.event, "seed \(seed), round \(round)")
        #expect(call == full.call?.call_id, "seed \(seed), round \(round)")
      }
    }
  }

  private func isObject(_ bytes: [UInt8]) -> Bool {
    if let _ = JSONText(bytes) { true } else { false }
  }

  private func names(in bytes: [UInt8]) -> (event: String?, call: String?) {
    guard let text = JSONText(bytes) else { return (nil, nil) }
    return (text.text("/event"), text.text("/call/call_id"))
  }

  private struct Envelope: Decodable {
    var event: String?
    var call: Call?

    struct Call: Decodable { var call_id: String? }
  }
}
