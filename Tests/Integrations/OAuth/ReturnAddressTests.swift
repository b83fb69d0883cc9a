import Testing

@testable import Integrations

@Suite struct ReturnAddressTests {
  @Test(
    "only addresses of an allowed origin, and paths there, are returned to",
    arguments: [
      ("", "https://app.test/"), ("/settings?tab=crm", "https://app.test/settings?tab=crm"),
      ("https://app.test/x", "https://app.test/x"), ("https://evil.test/", nil), ("//evil.test/", nil),
      ("/\\evil.test", nil), ("\\\\evil.test", nil), ("/%2f%2fevil.test", nil), ("javascript:alert(1)", nil),
      ("/settings\r\nSet-Cookie: a=b", nil), ("/../admin", nil), ("https://app.test.evil.test/", nil),
      ("https://app.test@evil.test/", nil), ("data:text/html,x", nil), ("http://app.test/", nil),
      ("https://app.test:8443/", nil), ("settings", nil),
    ] as [(String, String?)])
  func checked(asked: String, expected: String?) {
    #expect(ReturnAddress.checked(asked, origins: ["https://app.test"]) == expected)
  }
}
