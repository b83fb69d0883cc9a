import Foundation
import Glibc
import Testing

/// A certificate authority of a test's own and what it signed, made by openssl in a folder.
struct Certificates {
  static let program = "/usr/bin/openssl"
  static var isInstalled: Bool { access(program, X_OK) == 0 }

  let folder: String
  var authority: String { folder + "/ca.pem" }
  /// Signed nothing here.
  var stranger: String { folder + "/stranger.pem" }
  /// For the name `localhost` and no address.
  var certificate: String { folder + "/server.pem" }
  var key: String { folder + "/server.key" }

  /// Makes them in `folder`, which exists. They belong to the folder's owner, as the server demands.
  static func make(in folder: String) throws -> Certificates {
    let made = Certificates(folder: folder)
    for name in ["ca", "stranger"] {
      try run(
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
        "/CN=\(name)", "-keyout", "\(folder)/\(name).key", "-out", "\(folder)/\(name).pem")
    }
    try run(
      "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
      "-keyout", made.key, "-out", "\(folder)/server.csr")
    try "subjectAltName=DNS:localhost\n".write(toFile: folder + "/names", atomically: true, encoding: .utf8)
    try run(
      "x509", "-req", "-in", "\(folder)/server.csr", "-CA", made.authority, "-CAkey", "\(folder)/ca.key",
      "-CAcreateserial", "-days", "2", "-extfile", "\(folder)/names", "-out", made.certificate)
    var owner = stat()
    try #require(stat(folder, &owner) == 0)
    for file in [made.key, made.certificate, made.authority] {
      try #require(chown(file, owner.st_uid, owner.st_gid) == 0 && chmod(file, 0o600) == 0)
    }
    return made
  }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments[0])")
  }
}
