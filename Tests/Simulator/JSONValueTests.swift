import Foundation
import Testing

@testable import Simulator

@Suite struct JSONValueTests {
  @Test(
    "values print as RFC 8259 writes them",
    arguments: [
      (JSONValue.null, "null"), (true, "true"), (42, "42"), (.integer(.max), "9223372036854775807"),
      (0.5, "0.5"), (.number(.infinity), "null"), ("plain", #""plain""#), ("\"\\\n\t\r", #""\"\\\n\t\r""#),
      ("a\u{0}b\u{1f}", #""a\u0000b\u001f""#), ("Zoë — 📞", #""Zoë — 📞""#), ([], "[]"), ([:], "{}"),
      (["b": 1, "a": [true, nil]], #"{"b":1,"a":[true,null]}"#),
    ] as [(JSONValue, String)])
  func prints(value: JSONValue, text: String) {
    #expect(value.json() == text)
  }

  @Test("indented JSON has one member a line")
  func indents() {
    let value: JSONValue = ["a": [1, 2], "b": [:]]
    #expect(value.json(.indented) == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}")
  }

  @Test(
    "parsing keeps integers whole, a NUL and the type of every value",
    arguments: [
      "9000000000000000000", #""a\u0000b""#, "[1,0.5,null,false]", #"{"a":{"b":"c"}}"#, #""""#,
    ])
  func roundTrips(text: String) throws {
    #expect(try JSONValue(parsing: Data(text.utf8)).json() == text)
  }

  @Test("text that is not JSON is refused", arguments: ["", "{", "+1555", "abc", "[1,]x"])
  func refuses(text: String) {
    #expect(throws: (any Error).self) { try JSONValue(parsing: Data(text.utf8)) }
  }

  @Test(
    "a path reaches members and elements, and adds what is missing",
    arguments: [
      ("a", #"{"a":9,"l":[1,2]}"#), ("b.c", #"{"a":1,"l":[1,2],"b":{"c":9}}"#), ("l.1", #"{"a":1,"l":[1,9]}"#),
    ])
  func sets(path: String, result: String) throws {
    var value: JSONValue = ["a": 1, "l": [1, 2]]
    try value.set(path, to: 9)
    #expect(value.json() == result)
  }

  @Test("a path that leads nowhere is refused", arguments: ["", "a..b", "a.b", "l.2", "l.x", ".a"])
  func refusesPath(path: String) {
    var value: JSONValue = ["a": 1, "l": [1, 2]]
    #expect(throws: JSONPathError.self) { try value.set(path, to: 9) }
  }

  @Test("a path has at most 32 names")
  func limitsPath() throws {
    var value: JSONValue = [:]
    try value.set(Array(repeating: "a", count: 32).joined(separator: "."), to: 1)
    #expect(throws: JSONPathError.self) {
      try value.set(Array(repeating: "a", count: 33).joined(separator: "."), to: 1)
    }
  }
}
