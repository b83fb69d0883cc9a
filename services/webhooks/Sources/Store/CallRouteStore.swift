internal import Identifiers
internal import Postgres

/// Every statement on `call_routes`.
enum CallRouteStore {
  /// The call that a provider's id stands for within a source: `candidate` where this is its first event.
  ///
  /// Nil where the call's person was erased: nothing more is recorded of it.
  static func route(
    source: SourceID, providerCallID: String, organizationID: OrganizationID, candidate: CallID,
    in transaction: Transaction
  ) async throws -> CallID? {
    _ = try await transaction.execute(
      """
      insert into call_routes (source_id, provider_call_id, org_id, call_id)
      values (\(source), \(providerCallID), \(organizationID), \(candidate))
      on conflict (source_id, provider_call_id) do nothing
      """)
    // A statement of its own, so that it sees a row that another transaction put in meanwhile.
    return try await transaction.first(
      """
      select call_id from call_routes
      where source_id = \(source) and provider_call_id = \(providerCallID) and org_id = \(organizationID)
        and erased_at is null
      """
    )?.get("call_id")
  }
}
