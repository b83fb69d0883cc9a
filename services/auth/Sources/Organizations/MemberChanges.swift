internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Observability
internal import Postgres
internal import ServiceRuntime

/// Changes what members are, and takes them out.
struct MemberChanges: Sendable {
  let database: Database
  let authorizer: Authorizer
  let events: EventSink

  /// Gives `user` another role, or none. The new version of the user's rights.
  ///
  /// Only an owner, or the operator, makes owners and unmakes them; anybody may leave. What was made with the old rights is
  /// revoked and written to the audit log in the same transaction. Throws `permission_denied`, `principal_missing`,
  /// `member_not_found`, `last_owner`, `idempotency_mismatch`.
  func change(_ user: UserID, to role: Role?, key: IdempotencyKey, context: CallContext) async throws -> Int64 {
    let organization = try context.requireOrganization()
    let mine = try await authorizer.permissions(in: organization, context: context)
    let leaves = role == nil && context.actor == "\(Principal.user(user))"
    guard mine.contains(.membersManage) || leaves else { throw AuthError.permissionDenied }
    do {
      let outcome = try await database.withTransaction(context.scope(organization)) { transaction in
        try await key.perform(for: organization, in: transaction, isAudited: false) {
          guard let before = try await MembershipStore.lock(user, in: organization, transaction) else {
            throw AuthError.memberNotFound
          }
          guard mine.contains(.organizationManage) || leaves || (before != .owner && role != .owner) else {
            throw AuthError.permissionDenied
          }
          let version = try await write(user, from: before, to: role, in: organization, context, transaction)
          return try SetMemberRoleResponse(permVersion: version).serialized()
        }
      }
      if case .performed = outcome { events.emit(AuthEvents.memberChanged(organization, user, role: role)) }
      return try SetMemberRoleResponse(serialized: outcome.response).permVersion
    } catch let error as PostgresError where error.constraint == "organization_must_have_owner" {
      throw AuthError.lastOwner
    }
  }

  private func write(
    _ user: UserID, from before: Role, to role: Role?, in organization: OrganizationID, _ context: CallContext,
    _ transaction: Transaction
  ) async throws -> Int64 {
    let version =
      if let role {
        try await MembershipStore.set(role, of: user, in: organization, transaction)
      } else {
        try await MembershipStore.remove(user, from: organization, transaction)
      }
    try await AuditStore.append(
      AuditEvent(
        actor: context.principal, action: role == nil ? "member.removed" : "member.role_changed",
        object: "\(Principal.user(user))", before: before.rawValue, after: role?.rawValue ?? ""), to: organization,
      in: transaction)
    try await RevocationStore.append(
      .membership, subject: "\(organization)/\(Principal.user(user))", in: transaction)
    return version
  }
}
