public import Calls
public import Identifiers
public import Postgres

extension CallContext {
  /// The organization the call acts for, from the verified context and never from the message.
  ///
  /// Throws `organization_missing` and `organization_malformed`.
  public func requireOrganization() throws(RPCError) -> OrganizationID {
    guard let organization = OrganizationID(try requireOrganizationID()),
      "\(organization)" != "00000000-0000-0000-0000-000000000000"
    else {
      throw RPCError(
        .unauthenticated, reason: "organization_malformed", message: "The organization of the call is not a UUID.",
        isNoRetry: true)
    }
    return organization
  }

  /// In whose name a transaction of `organization` runs.
  public func scope(_ organization: OrganizationID) -> TransactionScope {
    .tenant(organization, actor: actor, requestID: requestID)
  }

  /// Who asked, for the idempotency table: a user or operator where there is one, else the calling service.
  public var principal: String { actor.map { "actor:\($0)" } ?? "service:\(caller)" }
}
