internal import Identifiers
internal import Postgres
internal import Sealing

/// Every statement on `transcripts`.
enum TranscriptStore {
  /// Which event the stored transcript came from, as far as the fold must know; nil where there is none.
  static func order(
    of call: CallID, _ organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> FactOrder? {
    guard
      let row = try await transaction.first(
        """
        select rank, provider_time_ms, body_hash from transcripts
        where org_id = \(organizationID) and call_id = \(call)
        """),
      let rank = CallState(rawValue: try row.get("rank"))
    else { return nil }
    return FactOrder(
      rank: rank, providerTimeMilliseconds: try row.get("provider_time_ms"), bodyHash: try row.get("body_hash"))
  }

  static func put(
    _ fact: CallFold.Fact, call: CallID, of organizationID: OrganizationID, with keyring: Keyring,
    in transaction: Transaction
  ) async throws {
    let sealed = try keyring.seal(fact.value.bytes, CallFactStore.context(.transcript, of: call, organizationID))
    _ = try await transaction.execute(
      """
      insert into transcripts (org_id, call_id, turns_ct, rank, provider_time_ms, body_hash)
      values (\(organizationID), \(call), \(sealed), \(fact.order.rank.rawValue),
        \(fact.order.providerTimeMilliseconds), \(fact.order.bodyHash))
      on conflict (org_id, call_id) do update set turns_ct = excluded.turns_ct, rank = excluded.rank,
        provider_time_ms = excluded.provider_time_ms, body_hash = excluded.body_hash
      """)
  }

  /// What was said; nil where nothing is known.
  static func find(
    _ call: CallID, of organizationID: OrganizationID, with keyring: Keyring, in transaction: Transaction
  ) async throws -> Transcript? {
    guard
      let row = try await transaction.first(
        "select turns_ct from transcripts where org_id = \(organizationID) and call_id = \(call)")
    else { return nil }
    let opened = try keyring.open(
      try row.get("turns_ct"), CallFactStore.context(.transcript, of: call, organizationID))
    guard let transcript = FactValue(bytes: opened)?.transcript else {
      throw SealingError(.malformed, "The transcript is not readable.")
    }
    return transcript
  }

  /// Those of `calls` that have a transcript.
  static func known(
    _ calls: [CallID], of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> Set<CallID> {
    Set(
      try await transaction.rows(
        "select call_id from transcripts where org_id = \(organizationID) and call_id = any(\(calls))"
      ).map { try $0.get("call_id") })
  }
}
