internal import Foundation
internal import Sealing
internal import Tokens

/// What an invited person finds in the mailbox: 256 random bits, of which the hash is kept.
struct InvitationToken: Sendable {
  static let prefix = "swi_"
  private let secret: [UInt8]

  /// A new token.
  init() {
    secret = randomBytes(32)
  }

  /// Nil for text of another form.
  init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), text.utf8.count < 64,
      let bytes = Base64URL.decode(text.dropFirst(Self.prefix.count)), bytes.count == 32
    else { return nil }
    secret = bytes
  }

  /// Bound to what it is for: the token of another kind of letter has another hash.
  var hash: [UInt8] { SHA256.hash(Array("invitation|".utf8), secret) }

  var text: String { Self.prefix + Base64URL.encode(secret) }
}
