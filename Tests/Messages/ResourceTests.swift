import RPCAPI
import Testing
import WebhooksAPI

@testable import Messages

@Suite("Messages as resources")
struct ResourceTests {
  @Test("a list is its items and the next cursor, null on the last page")
  func list() throws {
    var response = ListSourcesResponse(sources: [Source(id: "s1", provider: "retell")])
    let resource = try response.resource()
    #expect(resource.hasPrefix(#"{"items":[{"id":"s1","provider":"retell","created_at":null"#))
    #expect(resource.hasSuffix(#"}],"next_cursor":null}"#))
    response.sources = []
    response.page = PageResponse(nextCursor: "abc")
    #expect(try response.resource() == #"{"items":[],"next_cursor":"abc"}"#)
  }

  @Test("an answer that only wraps one message is that message")
  func single() throws {
    let response = CreateSourceResponse(source: Source(id: "s1", provider: "retell"), token: "t")
    let resource = try response.resource()
    #expect(resource.hasPrefix(#"{"source":{"id":"s1","provider":"retell","created_at":null"#))
    #expect(resource.hasSuffix(#"},"token":"t"}"#))
    #expect(try GetCallResponse().resource() == "null")
    #expect(
      try GetCallResponse(call: Call(id: "c", seconds: 9_007_199_254_740_993)).resource().contains(
        #""seconds":9007199254740993"#))
  }

  @Test("enum values have short names in both directions, and an unspecified one is null")
  func enumerations() throws {
    #expect(try IngestResponse(outcome: .duplicate).resource().hasPrefix(#"{"outcome":"duplicate","inbox_id":null"#))
    #expect(try IngestResponse().resource().hasPrefix(#"{"outcome":null"#))
    let bytes = try IngestResponse.schema.packed(json: #"{"outcome": "accepted"}"#, style: .resource)
    #expect(try IngestResponse(serialized: bytes).outcome == .accepted)
    #expect(throws: MessageError.self) {
      try IngestResponse.schema.packed(json: #"{"outcome": "accepted"}"#)
    }
    #expect(throws: MessageError.self) {
      try IngestResponse.schema.packed(json: #"{"outcome": "unspecified"}"#, style: .resource)
    }
  }

  @Test("sensitive values are replaced where it is asked for")
  func redaction() throws {
    let call = GetCallResponse(call: Call(id: "c", fromNumber: "+15550100"))
    #expect(try call.resource().contains("+15550100"))
    #expect(try !call.resource(redacted: true).contains("+15550100"))
  }
}
