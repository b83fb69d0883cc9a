import Foundation
import Testing

@testable import Sealing

@Suite("Signatures")
struct SignatureTests {
  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    stride(from: 0, to: hexadecimal.utf8.count, by: 2).compactMap { index in
      let start = hexadecimal.index(hexadecimal.startIndex, offsetBy: index)
      return UInt8(hexadecimal[start..<hexadecimal.index(start, offsetBy: 2)], radix: 16)
    }
  }

  @Test("Ed25519 as RFC 8032, 7.1, test 2 has it")
  func ed25519() throws {
    let key = try Ed25519.PrivateKey(
      Self.bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    #expect(
      key.publicKey == Self.bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
    let signature = try key.sign([0x72])
    #expect(
      signature
        == Self.bytes(
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"))
    let verifier = PublicKey.ed25519(key.publicKey)
    #expect(verifier.verifies(signature, of: [0x72]))
    #expect(!verifier.verifies(signature, of: [0x73]))
    #expect(!verifier.verifies(Array(signature.dropLast()), of: [0x72]))
    #expect(!verifier.verifies([], of: [0x72]))
  }

  @Test("ECDSA on P-256 as RFC 7515, A.3 has it")
  func p256() throws {
    func decoded(_ text: String) throws -> [UInt8] {
      let padded =
        text.replacing("-", with: "+").replacing("_", with: "/")
        + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
      return Array(try #require(Data(base64Encoded: padded)))
    }
    let x = try decoded("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU")
    let y = try decoded("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")
    let signed = Array(
      ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
        + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ").utf8)
    let signature = try decoded(
      "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
    let key = PublicKey.p256(x: x, y: y)
    #expect(key.verifies(signature, of: signed))
    #expect(!key.verifies(signature, of: signed + [0]))
    #expect(!key.verifies([UInt8](repeating: 0, count: 64), of: signed))
    // A point that is not on the curve is no key.
    #expect(!PublicKey.p256(x: y, y: x).verifies(signature, of: signed))
  }

  @Test(
    "a key that is none or too weak verifies nothing",
    arguments: [
      PublicKey.ed25519([]), .rsa(modulus: [UInt8](repeating: 255, count: 128), exponent: [1, 0, 1]),
      .rsa(modulus: [UInt8](repeating: 255, count: 256), exponent: [1]),
      .rsa(modulus: [UInt8](repeating: 255, count: 256), exponent: [2]),
      .rsa(modulus: [0] + [UInt8](repeating: 255, count: 256), exponent: [3]),
      .rsa(modulus: [UInt8](repeating: 255, count: 1025), exponent: [1, 0, 1]), .p256(x: [1], y: [2]),
    ])
  func weak(key: PublicKey) {
    #expect(!key.isWellFormed)
    #expect(!key.verifies([UInt8](repeating: 0, count: 256), of: []))
  }

  @Test("a private key prints as nothing")
  func printing() throws {
    #expect("\(try Ed25519.PrivateKey())" == "‹private key›")
  }
}
