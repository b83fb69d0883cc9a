internal import AuthAPI
internal import Identifiers
internal import Messages
internal import Observability
internal import Postgres
internal import ServiceRuntime

/// Makes organizations with their owners, once for each key.
struct OrganizationCreator: Sendable {
  let database: Database
  let passwords: PasswordHasher
  let events: EventSink

  /// Throws `idempotency_mismatch`, `idempotency_in_progress`, `passwords_busy`.
  ///
  /// The transaction is scoped to the id that the organization will have: row security lets nothing else insert the row.
  /// A key that was used before leaves that id unused and answers the first one.
  func create(
    _ new: NewOrganization, key: IdempotencyKey, scope: (OrganizationID) -> TransactionScope
  ) async throws -> CreateOrganizationResponse {
    let id = OrganizationID.new()
    // Before the transaction: 80 ms of computing would hold a connection.
    let passwordHash: String? =
      if let password = new.ownerPassword { try await passwords.hash(password) } else { nil }
    let outcome = try await database.withTransaction(scope(id)) { transaction in
      // No organization asks for this: the key belongs to the system's.
      try await key.perform(for: .system, in: transaction, isAudited: false) {
        try await insert(new, id: id, passwordHash: passwordHash, in: transaction).serialized()
      }
    }
    let response = try CreateOrganizationResponse(serialized: outcome.response)
    if case .performed = outcome, let owner = UserID(response.ownerUserID) {
      events.emit(AuthEvents.organizationCreated(id, owner: owner))
    }
    return response
  }

  private func insert(
    _ new: NewOrganization, id: OrganizationID, passwordHash: String?, in transaction: Transaction
  ) async throws -> CreateOrganizationResponse {
    let organization = try await OrganizationStore.insert(id, name: new.name, in: transaction)
    let owner = try await UserStore.findOrInsert(new.ownerEmail, passwordHash: passwordHash, in: transaction)
    try await MembershipStore.insertOwner(owner, of: id, in: transaction)
    return CreateOrganizationResponse(organization: organization.message, ownerUserID: "\(owner)")
  }
}
