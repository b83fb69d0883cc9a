internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `assistants`.
enum AssistantStore {
  private static let columns: Statement = """
    org_id, agent_id, provider, provider_agent_id, api_key_ct, settings_ct, previous_webhook_ct, state, reason,
    wanted_version, synced_version, attempts, updated_at
    """

  /// What somebody wants an assistant to be like.
  struct Wanted: Sendable {
    var agent: AgentID
    var provider: VoiceProvider
    var providerAgentID: String
    /// Nil: the one that is stored stays.
    var sealedAPIKey: [UInt8]?
    var sealedSettings: [UInt8]
  }

  /// Adds it or wants a newer version of it; nil where there is no key to bring it there with.
  static func want(
    _ wanted: Wanted, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredAssistant? {
    guard let key = wanted.sealedAPIKey else {
      return try await transaction.first(
        """
        update assistants
           set provider = \(wanted.provider.rawValue), provider_agent_id = \(wanted.providerAgentID),
               settings_ct = \(wanted.sealedSettings), state = 'pending', reason = null,
               wanted_version = wanted_version + 1, updated_at = clock_timestamp()
         where org_id = \(organization) and agent_id = \(wanted.agent) and provider = \(wanted.provider.rawValue)
        returning \(statement: columns)
        """
      ).map(read)
    }
    return try await transaction.first(
      """
      insert into assistants (
        org_id, agent_id, provider, provider_agent_id, api_key_ct, settings_ct, state, wanted_version)
      values (
        \(organization), \(wanted.agent), \(wanted.provider.rawValue), \(wanted.providerAgentID), \(key),
        \(wanted.sealedSettings), 'pending', 1)
      on conflict (org_id, agent_id) do update
         set provider = excluded.provider, provider_agent_id = excluded.provider_agent_id,
             api_key_ct = excluded.api_key_ct, settings_ct = excluded.settings_ct, state = 'pending', reason = null,
             wanted_version = assistants.wanted_version + 1, updated_at = clock_timestamp()
      returning \(statement: columns)
      """
    ).map(read)
  }

  /// Wants it to be brought there once more; nil where there is none.
  static func wantAgain(
    _ agent: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredAssistant? {
    try await transaction.first(
      """
      update assistants
         set state = 'pending', reason = null, wanted_version = wanted_version + 1, updated_at = clock_timestamp()
       where org_id = \(organization) and agent_id = \(agent)
      returning \(statement: columns)
      """
    ).map(read)
  }

  static func find(
    _ agent: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredAssistant? {
    try await transaction.first(
      "select \(statement: columns) from assistants where org_id = \(organization) and agent_id = \(agent)"
    ).map(read)
  }

  /// Counts one more attempt of a pending one; nil where there is nothing to do.
  static func begin(
    _ agent: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredAssistant? {
    try await transaction.first(
      """
      update assistants set attempts = attempts + 1, updated_at = clock_timestamp()
       where org_id = \(organization) and agent_id = \(agent) and state = 'pending'
      returning \(statement: columns)
      """
    ).map(read)
  }

  /// Keeps where events went before the address was first changed.
  static func keepPreviousWebhook(
    _ sealed: [UInt8], of agent: AgentID, organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update assistants set previous_webhook_ct = \(sealed)
       where org_id = \(organization) and agent_id = \(agent) and previous_webhook_ct is null
      """)
  }

  /// The provider has `version`; a newer one that is wanted by now is still to come.
  static func succeed(
    _ agent: AgentID, of organization: OrganizationID, version: Int64, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update assistants
         set state = case when wanted_version <= \(version) then 'done' else 'pending' end, reason = null,
             synced_version = greatest(synced_version, \(version)), updated_at = clock_timestamp()
       where org_id = \(organization) and agent_id = \(agent)
      """)
  }

  /// An attempt at `version` did not succeed; one at a newer version that is wanted by now is still to come.
  static func fail(
    _ agent: AgentID, of organization: OrganizationID, version: Int64, isFinal: Bool,
    reason: String,
    in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update assistants
         set state = case when \(isFinal) and wanted_version <= \(version) then 'failed' else 'pending' end,
             reason = \(reason), updated_at = clock_timestamp()
       where org_id = \(organization) and agent_id = \(agent)
      """)
  }

  private static func read(_ row: Row) throws -> StoredAssistant {
    guard let provider = VoiceProvider(rawValue: try row.get("provider")),
      let state = AssistantState(rawValue: try row.get("state"))
    else {
      throw PostgresError(
        .decoding, message: "An assistant has a provider or state that is not known.")
    }
    return StoredAssistant(
      agentID: try row.get("agent_id"), organizationID: try row.get("org_id"), provider: provider,
      providerAgentID: try row.get("provider_agent_id"), sealedAPIKey: try row.get("api_key_ct"),
      sealedSettings: try row.get("settings_ct"),
      sealedPreviousWebhook: try row.get("previous_webhook_ct"),
      state: state, reason: try row.get("reason"), wantedVersion: try row.get("wanted_version"),
      syncedVersion: try row.get("synced_version"), attempts: try row.get("attempts"),
      updatedAt: try row.get("updated_at"))
  }
}
