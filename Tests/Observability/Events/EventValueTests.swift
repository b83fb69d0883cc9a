import Testing

@testable import Observability

@Suite struct EventValueTests {
  @Test(
    "machine-made words are written",
    arguments: [
      "", "bad_signature", "0190a5f2-7c3e-7abc-8def-0123456789ab", "00000000-0000-7000-8000-000000000001",
      "call_0123456789abcdef0123456789abcdef", "switchboard.billing.v1.BillingService/ChargeCalls", "127.0.0.1:7011",
      "/webhooks/{provider}/{source}", "application/json", "42P01", "123456",
      String(repeating: "a.", count: 64),
    ])
  func machineMade(text: String) {
    #expect(EventValue.string(text).content == .string(text))
  }

  @Test(
    "what a person may have written, and keys, are redacted",
    arguments: [
      "Jane Doe", "jane@example.com", "+14155550100", "4155550100", "5550100", "Grüße", "a\nb", "\u{0}",
      "key_0123456789abcdef0123456789abcdef01234567890", String(repeating: "a.", count: 65), "a=b", "\"", "100%",
    ])
  func personal(text: String) {
    #expect(EventValue.string(text) == .redacted)
  }

  @Test("a number that does not fit is clamped")
  func clamped() {
    #expect(EventValue.int(UInt64.max).content == .int(Int64.max))
  }
}
