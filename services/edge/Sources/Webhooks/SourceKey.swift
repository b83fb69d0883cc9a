internal import Sealing

/// What a delivery's path names: a provider, and a source by the hash of its token. The token itself is kept nowhere here.
struct SourceKey: Sendable, Hashable {
  var provider: String
  /// SHA-256, as webhooks has it too.
  var tokenHash: [UInt8]

  init(provider: String, token: String) {
    self.provider = provider
    tokenHash = SHA256.hash(Array(token.utf8))
  }
}
