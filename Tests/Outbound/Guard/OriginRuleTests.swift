import Testing

@testable import Outbound

@Suite struct OriginRuleTests {
  private let strict = OriginRule(allowsInsecure: false)

  @Test(
    "an address given with a connection must be a plain https name below the provider's domain",
    arguments: [
      ("https://acme.my.salesforce.com", "https://acme.my.salesforce.com"),
      ("https://ACME.my.salesforce.com/", "https://acme.my.salesforce.com"),
      ("https://na1.salesforce.com", "https://na1.salesforce.com"),
      ("http://acme.my.salesforce.com", nil), ("https://acme.my.salesforce.com:8443", nil),
      ("https://user@acme.my.salesforce.com", nil), ("https://acme.my.salesforce.com/path", nil),
      ("https://acme.my.salesforce.com?x=1", nil), ("https://acme.my.salesforce.com#x", nil),
      ("https://salesforce.com.evil.example", nil), ("https://evilsalesforce.com", nil),
      ("https://127.0.0.1", nil), ("https://2130706433", nil), ("https://[::1]", nil), ("https://localhost", nil),
      ("https://169.254.169.254", nil), ("ftp://acme.my.salesforce.com", nil), ("", nil), ("https://", nil),
    ] as [(String, String?)])
  func given(origin: String, expected: String?) {
    #expect(strict.checked(given: origin, domains: ["salesforce.com"]) == expected)
  }

  @Test("a base without TLS needs leave")
  func fixed() {
    #expect(strict.checked(fixed: "https://api.example.com/") == "https://api.example.com")
    #expect(strict.checked(fixed: "http://127.0.0.1:1/hubspot") == nil)
    #expect(
      OriginRule(allowsInsecure: true).checked(fixed: "http://127.0.0.1:1/hubspot") == "http://127.0.0.1:1/hubspot")
  }
}
