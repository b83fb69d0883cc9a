internal import Jobs
internal import Observability
internal import Postgres
internal import Sealing

/// Changes the key of access tokens every 30 days: the next one signs, after it was published for ten minutes at least; the
/// current one is published for as long as its tokens live, and much longer.
struct SigningKeyDuty: PeriodicDuty {
  let sealer: Sealer
  let events: EventSink
  var age: Duration = .seconds(30 * 24 * 3600)
  var publication: Duration = .seconds(600)
  let interval: Duration = .seconds(3600)

  var name: String { "signing_keys" }

  func run(on database: Database) async throws -> DutyResult {
    let keyring = try await sealer.keyring(for: .system)
    let advanced = try await database.withTransaction(.system, lane: .worker) { transaction in
      let advanced = try await SigningKeyStore.advance(age: age, publication: publication, in: transaction)
      if advanced { try await SigningKeyStore.insert(try SigningKeyRing.make(.next, keyring), in: transaction) }
      return advanced
    }
    if advanced { events.emit(AuthEvents.signingKeyChanged) }
    return DutyResult(count: advanced ? 1 : 0)
  }
}
