import Foundation
import Logging
import RPC
import Sealing

/// Certificates of a private authority, for processes that prove themselves to each other during a run.
struct BenchCertificates: Sendable {
  let folder: URL

  /// Issues them into a folder of its own; `remove` takes that away.
  init(of names: [String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "switchboard-bench-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Self.issue(to: names, in: folder)
  }

  /// Those that another process has issued.
  init(in folder: URL) {
    self.folder = folder
  }

  func remove() {
    // What is left of a temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  func credentials(of name: String) throws -> TLSCredentials {
    try TLSCredentials(
      Self.files(of: name, in: folder), logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Writes an authority and a certificate with its key for each name.
  static func issue(to names: [String], in folder: URL) throws {
    let authority = try CertificateIssuer.makeAuthority(named: "Benchmark", seconds: 86_400)
    let issuer = CertificateIssuer(authority)
    try authority.certificate.write(
      to: folder.appending(path: "authority.pem"), atomically: true, encoding: .utf8)
    for name in names {
      let made = try issuer.issue(to: name, seconds: 86_400)
      try (made.certificate + made.key).write(
        to: folder.appending(path: "\(name).pem"), atomically: true, encoding: .utf8)
    }
  }

  static func files(of name: String, in folder: URL) -> TLSCredentials.Files {
    let file = folder.appending(path: "\(name).pem").path
    return TLSCredentials.Files(
      certificate: file, key: file, authorities: folder.appending(path: "authority.pem").path)
  }
}
