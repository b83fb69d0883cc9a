import Foundation
import Testing

@testable import Sealing

@Suite struct CertificateIssuerTests {
  @Test("each certificate is PEM with a key of its own")
  func contents() throws {
    let authority = try CertificateIssuer.makeAuthority(named: "Test", seconds: 86_400)
    let issued = try CertificateIssuer(authority).issue(to: "billing", seconds: 3_600)
    for made in [authority, issued] {
      #expect(made.certificate.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
      #expect(made.key.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    }
    let again = try CertificateIssuer(authority).issue(to: "billing", seconds: 3_600)
    #expect(again.certificate != issued.certificate && again.key != issued.key)
  }

  @Test("what is no service's name is refused", arguments: ["", "a b", "*.example", "billing,DNS:auth", "Ä"])
  func names(name: String) throws {
    let authority = try CertificateIssuer.makeAuthority(named: "Test", seconds: 86_400)
    #expect(throws: SealingError.self) { try CertificateIssuer(authority).issue(to: name, seconds: 60) }
  }

  @Test("an authority that is not PEM is refused")
  func broken() {
    let broken = CertificateIssuer(CertifiedKey(certificate: "x", key: "y"))
    #expect(throws: SealingError.self) { try broken.issue(to: "billing", seconds: 60) }
  }

  @Test("a key is never printed")
  func printing() throws {
    let made = try CertificateIssuer.makeAuthority(named: "Test", seconds: 60)
    var dumped = ""
    dump(made, to: &dumped)
    #expect(!"\(made) \(dumped)".contains("PRIVATE"))
  }
}
