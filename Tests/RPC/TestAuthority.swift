import Foundation
import Sealing

@testable import RPC

/// An authority of one test, which keeps its files in a folder that is removed with the test.
struct TestAuthority {
  let folder: URL
  private let authority: CertifiedKey

  static func with<Result>(_ body: (TestAuthority) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "swb-tls-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(
      TestAuthority(folder: folder, authority: try CertificateIssuer.makeAuthority(named: "Test", seconds: 3_600)))
  }

  /// Another authority with files in the same folder, whose certificates ours do not vouch for.
  func stranger() throws -> TestAuthority {
    let inside = folder.appending(path: "stranger")
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    return TestAuthority(
      folder: inside, authority: try CertificateIssuer.makeAuthority(named: "Stranger", seconds: 3_600))
  }

  /// Writes a certificate for `name` and answers where it lies. `believing`: whose peers it accepts; its own by default.
  func files(
    for name: String, seconds: Int = 3_600, believing other: TestAuthority? = nil
  ) throws -> TLSCredentials.Files {
    let made = try CertificateIssuer(authority).issue(to: name, seconds: seconds)
    let (own, trusted) = (folder.appending(path: "\(name).pem"), folder.appending(path: "\(name).authorities.pem"))
    try Data((made.certificate + made.key).utf8).write(to: own, options: .atomic)
    try Data((other ?? self).authority.certificate.utf8).write(to: trusted, options: .atomic)
    return TLSCredentials.Files(certificate: own.path, key: own.path, authorities: trusted.path)
  }

  func credentials(
    for name: String, seconds: Int = 3_600, believing other: TestAuthority? = nil
  ) throws -> TLSCredentials {
    try TLSCredentials(files(for: name, seconds: seconds, believing: other), logger: .silent)
  }
}
