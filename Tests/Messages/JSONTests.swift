import TestAPI
import Testing

@testable import Messages

@Suite("proto3 JSON")
struct JSONTests {
  @Test(
    "is read in every form that the mapping allows, and written in one",
    arguments: [
      (#"{"anInt32": 5}"#, #"{"anInt32":5}"#),
      (#"{"an_int32": "5"}"#, #"{"anInt32":5}"#),
      (#"{"anInt32": 5.0}"#, #"{"anInt32":5}"#),
      (#"{"anInt32": 1.5e1}"#, #"{"anInt32":15}"#),
      (#"{"anInt32": 0}"#, "{}"),
      (#"{"anInt32": null, "inner": null, "strings": null}"#, "{}"),
      (#"{"anInt64": 9007199254740993}"#, #"{"anInt64":"9007199254740993"}"#),
      (#"{"anInt64": "-9223372036854775808"}"#, #"{"anInt64":"-9223372036854775808"}"#),
      (#"{"aUint64": "18446744073709551615"}"#, #"{"aUint64":"18446744073709551615"}"#),
      (#"{"aDouble": 1e2, "aFloat": "-0.5"}"#, #"{"aFloat":-0.5,"aDouble":100.0}"#),
      (#"{"aFloat": 0.1, "aDouble": 0.1}"#, #"{"aFloat":0.1,"aDouble":0.1}"#),
      (#"{"aFloat": 3.4028235e38}"#, #"{"aFloat":3.4028235e+38}"#),
      (#"{"aDouble": "NaN"}"#, #"{"aDouble":"NaN"}"#),
      (#"{"aDouble": "-Infinity"}"#, #"{"aDouble":"-Infinity"}"#),
      (#"{"aDouble": -0.0}"#, #"{"aDouble":-0.0}"#),
      (#"{"aString": "\u00e9\n\ud83e\udd8a\/"}"#, #"{"aString":"é\n🦊/"}"#),
      (#"{"aString": "\u0000\u001f\u007f"}"#, #"{"aString":"\u0000\u001f\u007f"}"#),
      (#"{"someBytes": "+/8="}"#, #"{"someBytes":"+/8="}"#),
      (#"{"someBytes": "-_8"}"#, #"{"someBytes":"+/8="}"#),
      (#"{"mood": "MOOD_BAD"}"#, #"{"mood":"MOOD_BAD"}"#),
      (#"{"mood": -1}"#, #"{"mood":"MOOD_BAD"}"#),
      (#"{"mood": 12}"#, #"{"mood":12}"#),
      (#"{"at": "2026-01-31T12:00:00.5+01:00"}"#, #"{"at":"2026-01-31T11:00:00.500Z"}"#),
      (#"{"inner": {}}"#, #"{"inner":{}}"#),
      (#"{"maybeInt32": 0, "maybeString": ""}"#, #"{"maybeInt32":0,"maybeString":""}"#),
      (#"{"number": "0"}"#, #"{"number":"0"}"#),
      (#"{"int32s": [], "labels": {}}"#, "{}"),
      (#"{"int32s": [3, "2", 1e0]}"#, #"{"int32s":[3,2,1]}"#),
      (#"{"labels": {"b": "2", "a": "1", "": ""}}"#, #"{"labels":{"":"","a":"1","b":"2"}}"#),
      (#"{"bytesByBool": {"true": "AA=="}}"#, #"{"bytesByBool":{"true":"AA=="}}"#),
      (
        #"{"innersByNumber": {"-1": {"name": "x"}, "10": {}, "9": {}}}"#,
        #"{"innersByNumber":{"-1":{"name":"x"},"9":{},"10":{}}}"#
      ),
      (" {\n\t\"aBool\" : true\r} ", #"{"aBool":true}"#),
    ])
  func forms(input: String, output: String) throws {
    #expect(try KitchenSink(json: input).json() == output)
  }

  @Test(
    "what is wrong is named with its path and without its value",
    arguments: [
      (#"{"nope": 1}"#, "nope: no such field"),
      (#"{"inner": {"nope": 1}}"#, "inner.nope: no such field"),
      (#"{"inners": [{}, {"numbers": [1, "x"]}]}"#, "inners[1].numbers[1]: not a number"),
      (#"{"labels": {"a": 1}}"#, "labels: expected `\"` at byte 17"),
      (#"{"labels": {"a": "1", "a": "2"}}"#, "labels: a key is given twice"),
      (#"{"innersByNumber": {"x": {}}}"#, "inners_by_number: not a number"),
      (#"{"bytesByBool": {"yes": ""}}"#, "bytes_by_bool: neither true nor false"),
      (#"{"anInt32": 1, "an_int32": 1}"#, "an_int32: given twice"),
      (#"{"text": "a", "flag": true}"#, "flag: more than one choice for choice"),
      (#"{"anInt32": 2147483648}"#, "an_int32: not an integer between -2147483648 and 2147483647"),
      (#"{"anInt32": 1.5}"#, "an_int32: not an integer between -2147483648 and 2147483647"),
      (#"{"aUint32": -1}"#, "a_uint32: not an integer between 0 and 4294967295"),
      (#"{"anInt64": 1e19}"#, "an_int64: not an integer between -9223372036854775808 and 9223372036854775807"),
      (#"{"aDouble": 1e999}"#, "a_double: too large a number"),
      (#"{"aFloat": 1e39}"#, "a_float: too large a number"),
      (#"{"aDouble": "0x1p3"}"#, "a_double: not a number"),
      (#"{"aDouble": "inf"}"#, "a_double: not a number"),
      (#"{"anInt32": " 5"}"#, "an_int32: not a number"),
      (#"{"anInt32": 05}"#, "an_int32: expected a value at byte 12"),
      (#"{"anInt32": +5}"#, "an_int32: expected a value at byte 12"),
      (#"{"anInt32": true}"#, "an_int32: expected a value at byte 12"),
      (#"{"aBool": "true"}"#, "a_bool: expected true or false at byte 10"),
      (#"{"aString": 5}"#, "a_string: expected `\"` at byte 12"),
      (#"{"strings": [null]}"#, "strings[0]: expected `\"` at byte 13"),
      (#"{"aString": "\ud83e"}"#, "a_string: expected the second half of a character at byte 19"),
      (#"{"aString": "\udd8a"}"#, "a_string: expected a whole character at byte 19"),
      (#"{"aString": "\x"}"#, "a_string: expected a known escape at byte 15"),
      (#"{"aString": "\u+123"}"#, "a_string: expected four hexadecimal digits at byte 15"),
      ("{\"aString\": \"\n\"}", "a_string: expected an escape instead of a control character at byte 14"),
      (#"{"someBytes": "A"}"#, "some_bytes: not Base64"),
      (#"{"someBytes": "A==="}"#, "some_bytes: not Base64"),
      (#"{"someBytes": "AB=="}"#, "some_bytes: not Base64"),
      (#"{"someBytes": "A A="}"#, "some_bytes: not Base64"),
      (#"{"mood": "BAD"}"#, "mood: no such value of switchboard.test.v1.KitchenSink.Mood"),
      (#"{"at": "yesterday"}"#, "at: not a time such as 2026-01-31T12:00:00Z"),
      (#"{"aBool": true,}"#, "expected `\"` at byte 15"),
      (#"{"aBool": true} x"#, "expected the end at byte 16"),
      ("", "expected `{` at byte 0"),
      ("[]", "expected `{` at byte 0"),
      (#"{"aBool""#, "expected `:` at byte 8"),
      (#"{"aString": "a"#, "a_string: expected the end of a string at byte 14"),
    ])
  func wrong(input: String, problem: String) throws {
    let error = try #require(throws: MessageError.self) { try KitchenSink(json: input) }
    #expect(error.code == .badJSON)
    #expect("\(error)" == problem)
  }

  @Test("a long unknown name is cut in the error")
  func longName() throws {
    let error = try #require(throws: MessageError.self) {
      try KitchenSink(json: #"{"\#(String(repeating: "a", count: 10_000))": 1}"#)
    }
    #expect(error.path.count == 64)
  }

  @Test("input ends at eight mebibytes")
  func inputLimit() throws {
    let padding = String(repeating: " ", count: MessageSchema.jsonLimit - 2)
    #expect(try KitchenSink(json: "{\(padding)}") == KitchenSink())
    let error = try #require(throws: MessageError.self) { try KitchenSink(json: "{\(padding) }") }
    #expect(error.code == .tooLarge)
  }

  @Test("messages nest sixty-four levels deep, both ways", arguments: [(64, true), (65, false)])
  func depth(levels: Int, isFine: Bool) throws {
    var schema = MessageSchema(name: "level", fields: [])
    var json = "{}"
    var bytes: [UInt8] = []
    for _ in 1..<levels {
      schema = MessageSchema(name: "level", fields: [FieldSchema(1, "in", json: "in", .message(schema), .explicit)])
      json = #"{"in":\#(json)}"#
      var writer = WireWriter()
      writer.write(1, .bytes(bytes[...]))
      bytes = writer.bytes
    }
    if isFine {
      #expect(try schema.packed(json: json) == bytes)
      #expect(try schema.json(of: bytes) == json)
    } else {
      let reading = try #require(throws: MessageError.self) { try schema.packed(json: json) }
      let writing = try #require(throws: MessageError.self) { try schema.json(of: bytes) }
      #expect(reading.code == .tooDeep && writing.code == .tooDeep)
    }
  }

  @Test("awkward names keep their spelling in JSON")
  func names() throws {
    let message = AwkwardNames(
      self_: "a", in: "b", base: "c", init_: "d", description_: "e", default: "f", hashValue_: "g", type: "h", func: 9,
      urlPath: "i", orgID: "j", callIDs: ["k"], c: "l", arena: "m", switch: .case("n"))
    let json = try message.json()
    let expected =
      #"{"self":"a","in":"b","base":"c","init":"d","description":"e","default":"f","hashValue":"g","#
      + #""Type":"h","func":9,"urlPath":"i","orgId":"j","callIds":["k"],"c":"l","arena":"m","case":"n"}"#
    #expect(json == expected)
    #expect(try AwkwardNames(json: json) == message)
  }

  @Test("a time that JSON cannot say is an error, and the description says so")
  func unprintable() throws {
    let message = KitchenSink(at: Timestamp(seconds: .max), secret: "canary")
    let error = try #require(throws: MessageError.self) { try message.json() }
    #expect(error == MessageError(.unprintable, path: "at", "outside of the years 1 to 9999"))
    #expect(
      message.description
        == "switchboard.test.v1.KitchenSink that cannot be printed: at: outside of the years 1 to 9999")
    #expect(try KitchenSink(serialized: message.serialized()) == message)
  }
}
