internal import COpenSSL

/// Keys and certificates as PEM text, and back. What is answered as a pointer belongs to the caller.
enum PEM {
  static func text(of key: OpaquePointer) throws(SealingError) -> String {
    try written { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) == 1 }
  }

  static func text(ofCertificate certificate: OpaquePointer) throws(SealingError) -> String {
    try written { PEM_write_bio_X509($0, certificate) == 1 }
  }

  static func key(_ text: String) throws(SealingError) -> OpaquePointer {
    try read(text) { PEM_read_bio_PrivateKey($0, nil, nil, nil) }
  }

  static func certificate(_ text: String) throws(SealingError) -> OpaquePointer {
    try read(text) { PEM_read_bio_X509($0, nil, nil, nil) }
  }

  private static func written(_ write: (OpaquePointer) -> Bool) throws(SealingError) -> String {
    guard let buffer = BIO_new(BIO_s_mem()) else { throw SealingError.certificate }
    defer { BIO_free(buffer) }
    guard write(buffer) else { throw SealingError.certificate }
    var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(buffer))
    guard BIO_read(buffer, &bytes, Int32(bytes.count)) == Int32(bytes.count) else { throw SealingError.certificate }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func read(
    _ text: String, _ read: (OpaquePointer) -> OpaquePointer?
  ) throws(SealingError) -> OpaquePointer {
    let bytes = Array(text.utf8)
    guard let buffer = BIO_new(BIO_s_mem()) else { throw SealingError.certificate }
    defer { BIO_free(buffer) }
    guard BIO_write(buffer, bytes, Int32(bytes.count)) == Int32(bytes.count), let object = read(buffer) else {
      throw SealingError.certificate
    }
    return object
  }
}
