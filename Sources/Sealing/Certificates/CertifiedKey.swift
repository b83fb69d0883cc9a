/// A certificate with its private key, both as PEM text. Never prints the key.
public struct CertifiedKey: Sendable, CustomStringConvertible, CustomReflectable {
  public let certificate: String
  /// PKCS #8, not encrypted.
  public let key: String

  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }

  public var description: String { "a certificate with its key" }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
