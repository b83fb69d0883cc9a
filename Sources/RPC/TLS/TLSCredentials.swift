internal import Foundation
public import Logging
internal import NIOCore
internal import NIOSSL
public import ServiceLifecycle
internal import Synchronization

/// What this process proves itself with, and whom it believes: for its server and for all its clients.
///
/// TLS 1.3 only, and both sides present a certificate. The files are read at the start and again whenever one of them was
/// replaced: connections opened from then on use the new ones, those that are open go on until their age ends them. Files
/// that cannot be used are logged and change nothing.
public final class TLSCredentials: Service {
  /// Where the PEM files lie. The first two may be the same file.
  public struct Files: Sendable, Hashable {
    /// The own certificate, and those between it and the authority.
    public var certificate: String
    /// The certificate's private key.
    public var key: String
    /// The authorities whose certificates are accepted from peers.
    public var authorities: String

    public init(certificate: String, key: String, authorities: String) {
      self.certificate = certificate
      self.key = key
      self.authorities = authorities
    }
  }

  private struct State {
    var server: NIOSSLContext
    var client: NIOSSLContext
    var stamps: [FileStamp]
  }

  /// How often `run` looks at the files.
  private static let interval = Duration.seconds(1)

  private let files: Files
  private let logger: Logger
  private let state: Mutex<State>

  /// Throws `TLSFileError` where a file cannot be used.
  public init(_ files: Files, logger: Logger) throws {
    self.files = files
    self.logger = logger
    self.state = Mutex(try Self.load(files))
  }

  /// Follows the files until shutdown.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        self.reloadIfChanged()
        // The loop looks at the cancellation itself.
        try? await Task.sleep(for: Self.interval)
      }
    }
  }

  /// Reads the files again where one of them is another than before. Tells whether new ones are in use.
  @discardableResult
  public func reloadIfChanged() -> Bool {
    let stamps = FileStamp.all(of: files)
    guard stamps != state.withLock({ $0.stamps }) else { return false }
    do {
      let loaded = try Self.load(files)
      state.withLock { $0 = loaded }
      logger.info("The RPC certificate was read again.")
      return true
    } catch {
      // Noted all the same, so that one bad file is one line.
      state.withLock { $0.stamps = stamps }
      logger.error("The RPC certificate cannot be used; the former stays.", metadata: ["reason": "\(error)"])
      return false
    }
  }

  /// Stands between the socket and the connection's own handler at a server.
  func makeServerHandler() -> NIOSSLServerHandler {
    NIOSSLServerHandler(context: state.withLock { $0.server })
  }

  /// The same at a client. The server's certificate must be that of `service`.
  func makeClientHandler(for service: String) throws -> NIOSSLClientHandler {
    try NIOSSLClientHandler(context: state.withLock { $0.client }, serverHostname: service)
  }

  private static func load(_ files: Files) throws -> State {
    // Before the content: what is written meanwhile is seen at the next look.
    let stamps = FileStamp.all(of: files)
    let chain = try TLSFileError.naming(files.certificate) { try NIOSSLCertificate.fromPEMFile(files.certificate) }
    let key = try TLSFileError.naming(files.key) { try NIOSSLPrivateKey(file: files.key, format: .pem) }
    let authorities = try TLSFileError.naming(files.authorities) {
      try NIOSSLCertificate.fromPEMFile(files.authorities)
    }
    guard !chain.isEmpty else { throw TLSFileError(file: files.certificate) }
    guard !authorities.isEmpty else { throw TLSFileError(file: files.authorities) }

    let sources = chain.map { NIOSSLCertificateSource.certificate($0) }
    var server = TLSConfiguration.makeServerConfiguration(certificateChain: sources, privateKey: .privateKey(key))
    // A caller has no host name to compare with: its certificate's name is who it is.
    server.certificateVerification = .noHostnameVerification
    var client = TLSConfiguration.makeClientConfiguration()
    client.certificateChain = sources
    client.privateKey = .privateKey(key)
    client.certificateVerification = .fullVerification
    return State(
      server: try context(server, authorities, files), client: try context(client, authorities, files), stamps: stamps)
  }

  private static func context(
    _ base: TLSConfiguration, _ authorities: [NIOSSLCertificate], _ files: Files
  ) throws -> NIOSSLContext {
    var configuration = base
    configuration.trustRoots = .certificates(authorities)
    configuration.minimumTLSVersion = .tlsv13
    configuration.applicationProtocols = [applicationProtocol]
    // Fails where the key is not the certificate's.
    return try TLSFileError.naming(files.key) { try NIOSSLContext(configuration: configuration) }
  }

  /// Our wire in TLS's list of application protocols (ALPN).
  static let applicationProtocol = "swbd/1"
}
