internal import COpenSSL

/// A certificate that is being put together. Owns its C object.
struct NewCertificate: ~Copyable {
  private let certificate: OpaquePointer

  /// - Parameters:
  ///   - from: Seconds from now at which it becomes valid; may be negative.
  ///   - to: Seconds from now at which it stops.
  init(name: String, key: OpaquePointer, from: Int, to: Int) throws(SealingError) {
    guard let made = X509_new(), Self.fill(made, name: name, key: key, from: from, to: to) else {
      throw SealingError.certificate
    }
    certificate = made
  }

  deinit {
    X509_free(certificate)
  }

  static func makeKey() throws(SealingError) -> OpaquePointer {
    guard let key = switchboard_generate_p256_key() else { throw SealingError.certificate }
    return key
  }

  /// `value` in the words of OpenSSL's configuration files, x509v3_config(5).
  func add(_ extensionID: Int32, _ value: String) throws(SealingError) {
    guard let made = X509V3_EXT_conf_nid(nil, nil, extensionID, value) else { throw SealingError.certificate }
    defer { X509_EXTENSION_free(made) }
    guard X509_add_ext(certificate, made, -1) == 1 else { throw SealingError.certificate }
  }

  /// The finished certificate as PEM. Without an issuer it is its own.
  func signed(by key: OpaquePointer, issuer: OpaquePointer?) throws(SealingError) -> String {
    guard X509_set_issuer_name(certificate, X509_get_subject_name(issuer ?? certificate)) == 1,
      X509_sign(certificate, key, EVP_sha256()) > 0
    else { throw SealingError.certificate }
    return try PEM.text(ofCertificate: certificate)
  }

  /// Where it fails, it frees what it was given.
  private static func fill(_ certificate: OpaquePointer, name: String, key: OpaquePointer, from: Int, to: Int) -> Bool {
    // X.509 version 3 is written as 2.
    let isFilled =
      X509_set_version(certificate, 2) == 1 && setSerialNumber(of: certificate)
      && X509_gmtime_adj(X509_getm_notBefore(certificate), from) != nil
      && X509_gmtime_adj(X509_getm_notAfter(certificate), to) != nil
      && X509_NAME_add_entry_by_txt(
        X509_get_subject_name(certificate), "CN", switchboard_mbstring_utf8(), name, Int32(name.utf8.count), -1, 0) == 1
      && X509_set_pubkey(certificate, key) == 1
    if !isFilled { X509_free(certificate) }
    return isFilled
  }

  private static func setSerialNumber(of certificate: OpaquePointer) -> Bool {
    var bytes = randomBytes(16)
    // A serial number is positive.
    bytes[0] = bytes[0] & 0x7f | 0x40
    guard let number = BN_bin2bn(bytes, Int32(bytes.count), nil) else { return false }
    defer { BN_free(number) }
    return BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nil
  }

}
