import Testing

@testable import Jobs

struct FingerprintTests {
  // FNV-1a of "fold", a zero byte and "crashed", computed apart from this code: it must never change, rows keep it.
  @Test("a fingerprint is 16 digits and stays what it is")
  func stable() {
    #expect(Fingerprint(kind: "fold", reason: "crashed").description == "818b7ebc5a9d7c60")
    #expect(Fingerprint(kind: "", reason: "").description == "af63bd4c8601b7df")
  }

  @Test("kinds and reasons are told apart where one ends and the other begins")
  func apart() {
    let all = [("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc"), ("c", "ab")].map {
      Fingerprint(kind: $0.0, reason: $0.1).description
    }
    #expect(Set(all).count == all.count)
  }
}
