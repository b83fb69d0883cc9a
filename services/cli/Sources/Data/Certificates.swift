internal import Logging
public import RPC
internal import Sealing

/// The private certificate authority of a data folder, in `ca/`, and what it gave out: one certificate for each service and
/// one for the operator.
///
/// The authority is made once; certificates are made anew at each start of `up`, so that none is older than what runs.
public struct Certificates: Sendable {
  /// What the command line calls itself to services.
  public static let operatorName = "operator"
  private static let authoritySeconds = 10 * 365 * 86_400
  private static let certificateSeconds = 400 * 86_400

  let folder: DataFolder

  public init(_ folder: DataFolder) {
    self.folder = folder
  }

  /// Makes certificates for all who call or are called. Throws `CLIError` where a file cannot be written.
  func issueAll() throws {
    let issuer = try CertificateIssuer(authority())
    for name in ServiceName.built.map(\.rawValue) + [Self.operatorName] {
      let made = try issuer.issue(to: name, seconds: Self.certificateSeconds)
      // One file, so that certificate and key can never be of two different makes.
      try PrivateFile.write(made.certificate + made.key, to: files(of: name).certificate)
    }
  }

  /// Where the certificate of a service, or of the operator, lies; or will lie, where the files are handed on to `place`.
  func files(of name: String, in place: String? = nil) -> TLSCredentials.Files {
    let place = place ?? folder.certificates
    let file = place + "/\(name).pem"
    return TLSCredentials.Files(certificate: file, key: file, authorities: place + "/authority.pem")
  }

  /// What `name` calls services with. Throws `CLIError` where `up` has made nothing yet.
  public func credentials(of name: String = Certificates.operatorName) throws -> TLSCredentials {
    do {
      return try TLSCredentials(files(of: name), logger: Logger(label: "cli") { _ in SwiftLogNoOpLogHandler() })
    } catch {
      throw CLIError("The certificate of \(name) cannot be used: \(error)")
    }
  }

  private var authorityFile: String { folder.certificates + "/authority.pem" }
  private var authorityKeyFile: String { folder.certificates + "/authority.key" }

  private func authority() throws -> CertifiedKey {
    if let certificate = try PrivateFile.read(authorityFile), let key = try PrivateFile.read(authorityKeyFile) {
      return CertifiedKey(certificate: certificate, key: key)
    }
    let made = try CertificateIssuer.makeAuthority(
      named: "Switchboard on this machine", seconds: Self.authoritySeconds)
    try PrivateFile.write(made.key, to: authorityKeyFile)
    try PrivateFile.write(made.certificate, to: authorityFile)
    return made
  }
}
