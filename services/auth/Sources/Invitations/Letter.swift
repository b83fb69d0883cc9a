internal import Foundation
internal import Identifiers
internal import Sealing

/// A letter to an invited person: the address, and the token that only the mailbox gets.
struct Letter: Sendable {
  static let label = "mail.content"

  var id: UUID
  var email: EmailAddress
  var token: InvitationToken

  init(id: UUID, email: EmailAddress, token: InvitationToken) {
    self.id = id
    self.email = email
    self.token = token
  }

  /// Nil where the bytes are no letter.
  init?(_ id: UUID, sealed: [UInt8], _ keyring: Keyring) throws {
    let text = String(decoding: try keyring.open(sealed, Self.context(id, keyring)), as: UTF8.self)
    let parts = text.split(separator: "\n").map(String.init)
    guard parts.count == 2, let email = EmailAddress(parts[0]), let token = InvitationToken(parts[1]) else {
      return nil
    }
    self.init(id: id, email: email, token: token)
  }

  func sealed(_ keyring: Keyring) throws -> [UInt8] {
    try keyring.seal(Array("\(email.normalized)\n\(token.text)".utf8), Self.context(id, keyring))
  }

  private static func context(_ id: UUID, _ keyring: Keyring) -> SealingContext {
    SealingContext(label: label, organizationID: keyring.organizationID, record: id)
  }
}
