import Testing

@testable import Integrations

@Suite struct PhoneNumberTests {
  @Test(
    "numbers as people write them become E.164, and what is none becomes nothing",
    arguments: [
      ("+14155552368", "", "+14155552368"), ("+1 (415) 555-2368", "", "+14155552368"),
      ("tel:+49 30 901820", "", "+4930901820"), ("0049 30/901820", "", "+4930901820"),
      ("(415) 555-2368", "1", "+14155552368"), ("1-415-555-2368", "1", "+14155552368"),
      ("030 901820", "49", "+4930901820"), ("06 1234 5678", "39", "+390612345678"), ("4155552368", "", nil),
      ("+1 115 555 2368", "", nil), ("+1 415 155 2368", "", nil), ("+141555523", "", nil), ("+0123456789", "", nil),
      ("+1234567890123456", "", nil), ("+123456", "", nil), ("+1415555abcd", "", nil), ("415 555 2368 x12", "1", nil),
      ("", "1", nil), ("++14155552368", "", nil), ("+", "", nil), ("٠١٢٣٤٥٦٧٨٩", "49", nil),
      ("4155552368", "01", nil), (String(repeating: "1", count: 65), "1", nil),
    ] as [(String, String, String?)])
  func reading(text: String, callingCode: String, expected: String?) {
    #expect(PhoneNumber(text, callingCode: callingCode)?.e164 == expected)
  }

  @Test("a number does not print")
  func silent() throws {
    let phone = try #require(PhoneNumber("+14155552368"))
    var dumped = ""
    dump(phone, to: &dumped)
    #expect(!"\(phone) \(String(reflecting: phone)) \(dumped)".contains("415"))
    #expect(phone.variants.contains("(415) 555-2368") && phone.variants.contains("4155552368"))
  }
}
