internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime

extension AuthHandlers {
  /// The letters of the call's organization. The operator's, and audited: a token lets its reader in.
  func readMail(_ request: ReadMailRequest, context: CallContext) async throws -> ReadMailResponse {
    let organization = try context.requireOrganization()
    let keyring = try await sealer.keyring(for: organization)
    let rows = try await database.withTransaction(context.scope(organization)) { transaction in
      try await AuditStore.append(
        AuditEvent(actor: context.principal, action: "mail.read", object: "\(organization)"), to: organization,
        in: transaction)
      return try await MailStore.list(of: organization, in: transaction)
    }
    let letters = try rows.compactMap { row -> AuthAPI.Letter? in
      guard let letter = try Letter(row.id, sealed: row.sealed, keyring) else { return nil }
      return AuthAPI.Letter(
        id: row.id.uuidString.lowercased(), kind: "invitation", email: Sensitive(letter.email.normalized),
        token: Sensitive(letter.token.text), createdAt: Timestamp(row.createdAt))
    }
    return ReadMailResponse(letters: letters)
  }
}
