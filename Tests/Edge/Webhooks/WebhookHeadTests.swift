import Testing

@testable import Edge

@Suite struct WebhookHeadTests {
  private func head(
    path: String = "/webhooks/retell/abcdefgh", query: String? = nil, method: String = "POST",
    headers: [(name: String, value: String)] = [], contentType: String? = "application/json", hasBody: Bool = true
  ) -> WebhookHead {
    WebhookHead(
      method: method, path: path, query: query, headers: headers, contentType: contentType, hasBody: hasBody)
  }

  @Test(
    "media types are compared without parameters, spaces and case",
    arguments: [
      ("application/json", true), ("Application/JSON", true), ("application/json;charset=utf-8", true),
      ("application/json ; charset=utf-8", true), ("application/jsonp", false), ("", false), (";", false),
      ("application/json,application/json", false),
    ])
  func mediaTypes(contentType: String, isAccepted: Bool) {
    #expect(WebhookProvider.named("retell")?.accepts(contentType: contentType) == isAccepted)
  }

  @Test("the limits of headers are exact")
  func headerLimits() throws {
    let full = [(name: "n", value: String(repeating: "v", count: 16 * 1024 - 1))]
    _ = try head(headers: full).check()
    #expect(throws: Problem.self) { try head(headers: full + [(name: "n", value: "")]).check() }
    let many = [(name: String, value: String)](repeating: (name: "n", value: "v"), count: 100)
    _ = try head(headers: many).check()
    #expect(throws: Problem.self) { try head(headers: many + [(name: "n", value: "v")]).check() }
  }

  @Test("GET and DELETE need no type", arguments: ["GET", "DELETE"])
  func noType(method: String) throws {
    _ = try head(method: method, contentType: nil).check()
  }

  @Test("the URL is the public base with path and query as they came")
  func url() {
    #expect(head(query: "a=%20").url(base: "https://x/y") == "https://x/y/webhooks/retell/abcdefgh?a=%20")
    #expect(head().url(base: "https://x") == "https://x/webhooks/retell/abcdefgh")
  }
}
