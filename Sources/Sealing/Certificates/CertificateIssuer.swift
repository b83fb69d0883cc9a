internal import COpenSSL

/// A private certificate authority: it names services to each other and is believed by nobody else.
///
/// Keys are P-256, signatures ECDSA with SHA-256, serial numbers 127 random bits. Source: RFC 5280.
public struct CertificateIssuer: Sendable {
  /// Clocks of two machines need not agree to the second: a certificate is valid from so long before it was made.
  private static let leeway = 300

  private let authority: CertifiedKey

  /// Continues an authority that was made before.
  public init(_ authority: CertifiedKey) {
    self.authority = authority
  }

  /// A new authority, which may sign certificates but no further authorities.
  ///
  /// - Parameter seconds: How long it is valid.
  public static func makeAuthority(named name: String, seconds: Int) throws(SealingError) -> CertifiedKey {
    let key = try NewCertificate.makeKey()
    defer { EVP_PKEY_free(key) }
    let draft = try NewCertificate(name: name, key: key, from: -leeway, to: seconds)
    try draft.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
    try draft.add(NID_key_usage, "critical,keyCertSign,cRLSign")
    return CertifiedKey(certificate: try draft.signed(by: key, issuer: nil), key: try PEM.text(of: key))
  }

  /// A certificate for the service `name`, of server and client alike.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and hyphens; it becomes the one DNS name of the certificate.
  ///   - seconds: How long it is valid; negative for one that has expired.
  public func issue(to name: String, seconds: Int) throws(SealingError) -> CertifiedKey {
    guard name.wholeMatch(of: /[a-z0-9-]{1,63}/) != nil else { throw SealingError.certificate }
    let issuer = try PEM.certificate(authority.certificate)
    defer { X509_free(issuer) }
    let issuerKey = try PEM.key(authority.key)
    defer { EVP_PKEY_free(issuerKey) }
    let key = try NewCertificate.makeKey()
    defer { EVP_PKEY_free(key) }
    let draft = try NewCertificate(name: name, key: key, from: min(0, seconds) - Self.leeway, to: seconds)
    try draft.add(NID_basic_constraints, "critical,CA:FALSE")
    try draft.add(NID_key_usage, "critical,digitalSignature")
    try draft.add(NID_ext_key_usage, "serverAuth,clientAuth")
    try draft.add(NID_subject_alt_name, "DNS:\(name)")
    return CertifiedKey(
      certificate: try draft.signed(by: issuerKey, issuer: issuer), key: try PEM.text(of: key))
  }
}
