internal import NIOSSL

/// Tells a certificate that was refused, by either side, from a connection that broke.
enum CertificateRefusal {
  /// What callers are told.
  static let text = "one side does not accept the other's certificate"

  static func isMeant(by error: any Error) -> Bool {
    switch error {
    case is NIOSSLExtraError: true
    case BoringSSLError.sslError: true
    case NIOSSLError.handshakeFailed(.sslError): true
    default: false
    }
  }
}
