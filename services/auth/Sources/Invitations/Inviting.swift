internal import AuthAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Observability
internal import Postgres
internal import Sealing
internal import ServiceRuntime

/// Invites people, and lets those in who bring the token.
///
/// Users are global, so accepting proves the mailbox: the token goes there and nowhere else, never to the inviter. Somebody
/// who has a password proves it too; somebody who has none sets one.
struct Inviting: Sendable {
  static let emailLabel = "invitation.email"

  let database: Database
  let sealer: Sealer
  let passwords: PasswordHasher
  let logIn: LogIn
  let sessions: SessionKeeper
  let events: EventSink

  /// Writes the invitation and its letter. Lasts 72 hours.
  func invite(
    _ email: EmailAddress, as role: Role, to organization: OrganizationID, key: IdempotencyKey, context: CallContext
  ) async throws -> CreateInvitationResponse {
    let keyring = try await sealer.keyring(for: organization)
    let (id, token) = (UUID.version7(), InvitationToken())
    let sealedEmail = try keyring.seal(
      Array(email.normalized.utf8), SealingContext(label: Self.emailLabel, organizationID: organization, record: id))
    let letter = try Letter(id: id, email: email, token: token).sealed(keyring)
    let outcome = try await database.withTransaction(context.scope(organization)) { transaction in
      try await key.perform(for: organization, in: transaction, isAudited: false) {
        let expiresAt = try await InvitationStore.insert(
          InvitationRow(
            id: id, organization: organization, sealedEmail: sealedEmail, role: role, invitedBy: context.principal),
          tokenHash: token.hash, in: transaction)
        try await MailStore.insert(id, of: organization, sealed: letter, in: transaction)
        try await AuditStore.append(
          AuditEvent(
            actor: context.principal, action: "invitation.created", object: id.uuidString.lowercased(),
            after: "\(role.rawValue) \(email.normalized)"), to: organization, in: transaction)
        return try CreateInvitationResponse(
          invitationID: id.uuidString.lowercased(), expiresAt: Timestamp(expiresAt)
        ).serialized()
      }
    }
    if case .performed = outcome { events.emit(AuthEvents.invitationCreated(organization, role: role)) }
    return try CreateInvitationResponse(serialized: outcome.response)
  }

  /// Uses a token up and opens a session. Throws `invitation_refused`; what ``LogIn`` throws for a wrong password, and then
  /// the token still counts; `invalid_password` where the first one is too short or too long.
  func accept(_ text: String, password: [UInt8], remoteAddress: String) async throws -> TokenPair {
    guard let token = InvitationToken(text), let found = try await InvitationStore.find(token.hash, database),
      let email = try await email(of: found)
    else { throw AuthError.invitationRefused }
    let known = try await UserStore.credentials(of: email, database)
    let firstHash: String?
    if known?.passwordHash != nil {
      try await logIn.prove(
        LogIn.Attempt(email: email, password: password, organization: nil, remoteAddress: remoteAddress))
      firstHash = nil
    } else {
      guard NewOrganization.passwordLength.contains(password.count) else {
        throw InvalidField("password", rule: "12 to 1,024 bytes.")
      }
      firstHash = try await passwords.hash(password)
    }
    let user = try await database.withTransaction(.tenant(found.organization)) { transaction in
      try await join(found, email, tokenHash: token.hash, firstHash: firstHash, in: transaction)
    }
    events.emit(AuthEvents.memberChanged(found.organization, user, role: found.role))
    return try await sessions.open(for: user, in: found.organization)
  }

  private func join(
    _ invitation: InvitationRow, _ email: EmailAddress, tokenHash: [UInt8], firstHash: String?,
    in transaction: Transaction
  ) async throws -> UserID {
    guard try await InvitationStore.consume(tokenHash, in: transaction) else { throw AuthError.invitationRefused }
    let user = try await UserStore.findOrInsert(email, passwordHash: nil, in: transaction)
    if let firstHash, try await !UserStore.setFirstPassword(firstHash, of: user, in: transaction) {
      // Somebody set one meanwhile: it has to be proved.
      throw AuthError.notRecognized
    }
    try await MembershipStore.join(user, invitation.organization, as: invitation.role, in: transaction)
    try await AuditStore.append(
      AuditEvent(
        actor: "\(Principal.user(user))", action: "invitation.accepted",
        object: invitation.id.uuidString.lowercased(), after: invitation.role.rawValue), to: invitation.organization,
      in: transaction)
    return user
  }

  private func email(of invitation: InvitationRow) async throws -> EmailAddress? {
    let bytes = try await sealer.keyring(for: invitation.organization).open(
      invitation.sealedEmail,
      SealingContext(label: Self.emailLabel, organizationID: invitation.organization, record: invitation.id))
    return EmailAddress(String(decoding: bytes, as: UTF8.self))
  }
}
