internal import BillingAPI
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Postgres

/// Looks, organization by organization, for calls that are over, of known length, and not charged, and sends their charges
/// once more.
///
/// A charge goes the way that every charge goes, through the outbox and under the call's version: sent twice it moves nothing.
/// One that billing or an operator gave up is not sent again; it stays in the list of ``ChargeAudit``.
struct ChargeSweep: PeriodicDuty {
  /// How long an organization waits for its next turn.
  static let age = Duration.seconds(300)
  /// Organizations of one run.
  static let mostTurns = 50
  /// Looks of one turn: 20,000 calls.
  static let mostLooks = 40

  let audit: ChargeAudit
  let events: EventSink
  /// Called when charges were put into the outbox.
  let wakeRelay: @Sendable () -> Void
  var age = Self.age

  var name: String { "charge_sweep" }
  let interval = Duration.seconds(60)

  /// Counts the charges that were sent again.
  func run(on database: Database) async throws -> DutyResult {
    try await database.withTransaction(.system, lane: .worker) { try await ChargeSweepStore.register(in: $0) }
    var count = 0
    for _ in 0..<Self.mostTurns {
      let turn = try await database.withTransaction(.system, lane: .worker) {
        try await ChargeSweepStore.take(after: age, in: $0)
      }
      guard let turn else { return DutyResult(count: count) }
      count += try await sweep(turn, on: database)
    }
    return DutyResult(count: count, hasMore: true)
  }

  private func sweep(_ turn: ChargeSweepStore.Turn, on database: Database) async throws -> Int {
    let organization = turn.organization
    var (count, cursor) = (0, turn.cursor)
    for _ in 0..<Self.mostLooks {
      let look = try await audit.look(organization, after: cursor)
      let lost = look.gaps.filter { $0.standing == .lost }
      if !look.confirmed.isEmpty || !lost.isEmpty {
        try await database.withTransaction(.tenant(organization), lane: .worker) { transaction in
          if !look.confirmed.isEmpty { try await CallStore.confirm(look.confirmed, of: organization, in: transaction) }
          try await OutboxStore.append(lost.map { try $0.event(of: organization) }, in: transaction)
        }
      }
      for gap in lost { events.emit(WebhooksEvents.chargeMissing(organization, call: gap.call.id)) }
      if !lost.isEmpty { wakeRelay() }
      count += lost.count
      cursor = look.last
      if cursor == nil { break }
    }
    if cursor != turn.cursor {
      try await database.withTransaction(.system, lane: .worker) { [cursor] in
        try await ChargeSweepStore.put(cursor, of: organization, in: $0)
      }
    }
    return count
  }
}

extension ChargeGap {
  /// Its charge, as the fold sent it.
  fileprivate func event(of organization: OrganizationID) throws -> NewOutboxEvent {
    let item = ChargeItem(
      call.id, of: organization, version: call.version, seconds: call.seconds, startedAt: call.startedAt,
      receivedAt: call.receivedAt)
    return NewOutboxEvent(
      receiver: BillingReceiver.name, kind: "call.ended", organizationID: organization, subject: call.id.uuid,
      version: call.version, payload: try item.serialized())
  }
}
