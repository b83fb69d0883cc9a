import Sealing
import Testing

@Suite struct PasswordHashTests {
  @Test("a password verifies against its hash and no other does")
  func verify() throws {
    let hash = try PasswordHash.hash(Array("correct horse battery".utf8))
    #expect(hash.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
    #expect(try PasswordHash.verify(Array("correct horse battery".utf8), against: hash))
    #expect(try !PasswordHash.verify(Array("correct horse batterz".utf8), against: hash))
    #expect(try PasswordHash.hash(Array("correct horse battery".utf8)) != hash)
  }

  @Test(
    "a stored text of another form is refused", arguments: ["", "$scrypt$", "plain", "$scrypt$ln=1,r=8,p=1$AA==$AA=="])
  func otherForms(stored: String) {
    #expect(throws: SealingError.self) { try PasswordHash.verify([1], against: stored) }
  }
}
