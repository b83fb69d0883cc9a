import Testing

@testable import Integrations

@Suite struct PhoneMatchTests {
  @Test(
    "a number is known again however it was typed, and another country's is another one",
    arguments: [
      ("+14155552368", "(415) 555-2368", true), ("+14155552368", "1-415-555-2368", true),
      ("+14155552368", "+44 4155552368", false), ("+14155552368", "555-2368", false),
      ("+4930901820", "030 901820", true), ("+4930901820", "0049 30 901820", true), ("+4930901820", "30901821", false),
      ("+4930901820", "call me", false),
    ])
  func written(number: String, text: String, isSame: Bool) throws {
    #expect(try #require(PhoneNumber(number)).isWritten(as: text) == isSame)
  }

  @Test("notes are text in a body that is shown as HTML, and end at its limit")
  func html() {
    #expect(HubSpotCall.html("<a href='x'>&\n\"") == "&lt;a href=&#39;x&#39;&gt;&amp;<br>&quot;")
    #expect(HubSpotCall.html(String(repeating: "<", count: 100_000)).utf8.count <= HubSpotCall.bodyLimit + 4)
  }
}
