internal import NIOCore
internal import NIOSSL
internal import Wire

/// Lets a caller in as the service that its certificate names; tokens prove nothing here.
struct CertifiedPolicy: ServerPolicy {
  let admission: ServerAdmission
  let channel: any Channel

  func authenticate(_ meta: Wire.Meta) -> PeerIdentity? {
    guard let identity = PeerMeta.identity(meta), let name = certifiedName, identity.service == name else { return nil }
    return identity
  }

  func admit(_ request: RequestFrame, from peer: PeerIdentity) -> Admission { admission.admit(request, from: peer) }

  func pack(reason: String, message: String) -> [UInt8] { admission.pack(reason: reason, message: message) }

  /// The one DNS name among the certificate's alternative names; nil where there are several. Only on the event loop.
  private var certifiedName: String? {
    guard let certificate = try? channel.pipeline.syncOperations.nioSSL_peerCertificate() else { return nil }
    let names = certificate._subjectAlternativeNames().filter { $0.nameType == .dnsName }
    guard names.count == 1, let name = names.first else { return nil }
    return String(validating: name.contents, as: UTF8.self)
  }
}
