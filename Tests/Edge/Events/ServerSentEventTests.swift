import Testing
import WebhooksAPI

@testable import Edge

@Suite("Items of an event stream as text")
struct ServerSentEventTests {
  @Test("a payload with line breaks stays one event", arguments: ["\n", "\r", "\r\n", "\n\n"])
  func lineBreaks(_ breaking: String) {
    let item = StreamEventsResponse(
      event: StreamEvent(sequence: 3, eventID: "e", kind: "a.b", payload: "{\(breaking)\"id\":1\(breaking)}"),
      cursor: "3")
    let text = ServerSentEvent.text(of: item)
    #expect(text.hasPrefix("event: a.b\nid: 3\ndata: {"))
    #expect(text.hasSuffix("\n\n"))
    let fields = text.dropLast(2).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(fields.dropFirst(2).allSatisfy { $0.hasPrefix("data: ") })
    #expect(fields.count == 5)
  }

  @Test("places are counted for each organization and for all")
  func places() throws {
    let places = StreamPlaces(most: 2, mostOfOrganization: 1)
    var first: StreamPlaces.Place? = try places.take(for: "a")
    #expect(throws: Problem.self) { try places.take(for: "a") }
    let second = try places.take(for: "b")
    let problem = try #require(throws: Problem.self) { try places.take(for: "c") }
    #expect(problem.status == 503)
    #expect(places.open == 2)
    withExtendedLifetime(first) {}
    first = nil
    #expect(places.open == 1)
    let third = try places.take(for: "a")
    withExtendedLifetime((second, third)) {}
  }
}
