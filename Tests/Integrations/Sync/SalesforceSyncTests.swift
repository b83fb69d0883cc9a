import Testing

@testable import Integrations

@Suite struct SalesforceSyncTests {
  @Test(
    "text cannot leave its quotes",
    arguments: [
      (#"O'Brien"#, #"'O\'Brien'"#), (#"\' OR Name LIKE '"#, #"'\\\' OR Name LIKE \''"#), ("a\nb\"", #"'a\nb\"'"#),
    ])
  func literal(text: String, quoted: String) {
    #expect(SOQL.literal(text) == quoted)
  }
}
