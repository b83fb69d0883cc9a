internal import Identifiers
internal import Postgres
internal import Sealing

/// Every statement on `call_facts`, which has every field but the transcript.
enum CallFactStore {
  /// What a fact is sealed to: its call and its field.
  static func context(_ field: CallField, of call: CallID, _ organizationID: OrganizationID) -> SealingContext {
    SealingContext(label: "call.fact.\(field.rawValue)", organizationID: organizationID, record: call.uuid)
  }

  /// The facts of a call, with the values of `fields` opened. Of the others only the order is read: a summary of
  /// megabytes is not opened to learn that it stands.
  static func list(
    _ call: CallID, of organizationID: OrganizationID, opening fields: Set<CallField>, with keyring: Keyring,
    in transaction: Transaction
  ) async throws -> [CallField: CallFold.Fact] {
    let opened = fields.map(\.rawValue)
    var facts: [CallField: CallFold.Fact] = [:]
    for row in try await transaction.rows(
      """
      select field, rank, provider_time_ms, body_hash,
        case when field = any(\(opened)) then value_ct else ''::bytea end as value_ct
      from call_facts where org_id = \(organizationID) and call_id = \(call)
      """)
    {
      // A field of a newer release stays as it is.
      guard let field = CallField(rawValue: try row.get("field")),
        let rank = CallState(rawValue: try row.get("rank"))
      else { continue }
      let sealed: [UInt8] = try row.get("value_ct")
      let value =
        sealed.isEmpty
        ? .text("") : FactValue(bytes: try keyring.open(sealed, context(field, of: call, organizationID)))
      guard let value else { throw SealingError(.malformed, "The fact \(field.rawValue) is not readable.") }
      facts[field] = CallFold.Fact(
        value: value,
        order: FactOrder(
          rank: rank, providerTimeMilliseconds: try row.get("provider_time_ms"), bodyHash: try row.get("body_hash")))
    }
    return facts
  }

  /// Writes the facts that changed, all in one statement.
  static func put(
    _ facts: [CallField: CallFold.Fact], call: CallID, of organizationID: OrganizationID, with keyring: Keyring,
    in transaction: Transaction
  ) async throws {
    let facts = facts.filter { $0.key != .transcript }
    guard !facts.isEmpty else { return }
    let entries = facts.sorted { $0.key.rawValue < $1.key.rawValue }
    let fields = entries.map(\.key.rawValue)
    let values = try entries.map {
      try keyring.seal($0.value.value.bytes, context($0.key, of: call, organizationID))
    }
    let ranks = entries.map { Int64($0.value.order.rank.rawValue) }
    let times = entries.map(\.value.order.providerTimeMilliseconds)
    let hashes = entries.map(\.value.order.bodyHash)
    _ = try await transaction.execute(
      """
      insert into call_facts (org_id, call_id, field, value_ct, rank, provider_time_ms, body_hash)
      select \(organizationID), \(call), field, value_ct, rank, provider_time_ms, body_hash
      from unnest(\(fields), \(values), \(ranks), \(times), \(hashes))
        as fact (field, value_ct, rank, provider_time_ms, body_hash)
      on conflict (org_id, call_id, field) do update set value_ct = excluded.value_ct, rank = excluded.rank,
        provider_time_ms = excluded.provider_time_ms, body_hash = excluded.body_hash
      """)
  }
}

extension CallFactStore {
  /// The values of `fields` of at most 200 calls, in one statement.
  static func values(
    _ fields: Set<CallField>, of calls: [CallID], _ organizationID: OrganizationID, with keyring: Keyring,
    in transaction: Transaction
  ) async throws -> [CallID: [CallField: FactValue]] {
    var values: [CallID: [CallField: FactValue]] = [:]
    for row in try await transaction.rows(
      """
      select call_id, field, value_ct from call_facts
      where org_id = \(organizationID) and call_id = any(\(calls)) and field = any(\(fields.map(\.rawValue)))
      """)
    {
      let call: CallID = try row.get("call_id")
      guard let field = CallField(rawValue: try row.get("field")) else { continue }
      values[call, default: [:]][field] = FactValue(
        bytes: try keyring.open(try row.get("value_ct"), context(field, of: call, organizationID)))
    }
    return values
  }

  /// The numbers of at most 200 calls.
  static func numbers(
    of calls: [CallID], _ organizationID: OrganizationID, with keyring: Keyring, in transaction: Transaction
  ) async throws -> [CallID: CallNumbers] {
    try await values([.fromNumber, .toNumber], of: calls, organizationID, with: keyring, in: transaction).mapValues {
      CallNumbers(from: $0[.fromNumber]?.text, to: $0[.toNumber]?.text)
    }
  }
}

/// The two numbers of a call.
struct CallNumbers: Sendable, Hashable {
  var from: String?
  var to: String?
}
