import Testing

@testable import Auth

@Suite("E-mail addresses")
struct EmailAddressTests {
  @Test(
    "are compared in lower case",
    arguments: [("Ann@Example.ORG", "ann@example.org"), ("a@b", "a@b"), ("\"a@b\"@c", "\"a@b\"@c"), ("Ö@ß", "ö@ß")])
  func accepted(text: String, normalized: String) {
    #expect(EmailAddress(text)?.normalized == normalized)
  }

  @Test(
    "are refused where no mailbox can have them",
    arguments: [
      "", "a", "@", "a@", "@b", "ab.c", "a b@c", "a@b\n", "a\0@b", "a@b\u{0}", "\u{7f}@b",
      String(repeating: "x", count: 253) + "@y",
      // Grows in lower case beyond the limit.
      String(repeating: "İ", count: 130) + "@y",
    ])
  func refused(text: String) {
    #expect(EmailAddress(text) == nil)
  }
}
