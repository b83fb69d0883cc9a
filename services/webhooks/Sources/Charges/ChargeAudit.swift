internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Jobs
internal import Postgres

/// Compares calls that are over with what billing has charged, some at a time.
///
/// A call's charge is put into the outbox in the transaction that makes the call chargeable, and leaves it when billing has
/// answered. So a call that is read without one, and that billing, asked afterwards, has not charged, is one whose charge was
/// lost: no wait is needed to tell it from one that is under way.
struct ChargeAudit: Sendable {
  /// Calls of one look, and of one question to billing.
  static let batchSize = 500

  let database: Database
  let billing: BillingClient
  /// Whose connections are used.
  var lane = Lane.rpc

  /// What one look came to.
  struct Look: Sendable {
    /// Calls that billing was found to have charged.
    var confirmed: [UnconfirmedCall]
    /// In the order of their ids.
    var gaps: [ChargeGap]
    /// The last call; nil where there is nothing behind it.
    var last: CallID?
  }

  /// Looks at calls behind `cursor`, nil for all, that were not confirmed before. Writes nothing. Throws what billing throws.
  func look(_ organization: OrganizationID, after cursor: CallID?) async throws -> Look {
    let calls = try await database.withTransaction(.tenant(organization), lane: lane, isReadOnly: true) {
      try await CallStore.unconfirmed(organization, after: cursor, limit: Self.batchSize, in: $0)
    }
    guard !calls.isEmpty else { return Look(confirmed: [], gaps: [], last: nil) }
    let charges = try await charges(of: calls, organization)
    let open = calls.filter { !$0.isCovered(by: charges[$0.id]) }
    let givenUp = try await givenUp(open, of: organization)
    return Look(
      confirmed: calls.filter { $0.isCovered(by: charges[$0.id]) },
      gaps: open.map { call in
        ChargeGap(
          call: call, charge: charges[call.id],
          standing: call.isWaiting ? .waiting : givenUp.contains(call.id) ? .givenUp : .lost)
      }, last: calls.count == Self.batchSize ? calls.last?.id : nil)
  }

  private func charges(
    of calls: [UnconfirmedCall], _ organization: OrganizationID
  ) async throws -> [CallID: UnconfirmedCall.Charge] {
    let answer = try await billing.getCallCharges(
      GetCallChargesRequest(orgID: "\(organization)", callIDs: calls.map { "\($0.id)" }))
    return Dictionary(
      answer.charges.compactMap { charge in
        CallID(charge.callID).map { ($0, .init(seconds: charge.seconds, version: charge.callVersion)) }
      }, uniquingKeysWith: { $1 })
  }

  private func givenUp(_ calls: [UnconfirmedCall], of organization: OrganizationID) async throws -> Set<CallID> {
    guard !calls.isEmpty else { return [] }
    let buried = try await database.withTransaction(.system, lane: lane, isReadOnly: true) {
      try await DeadLetterStore.buried(
        calls.map(\.id.uuid), receiver: BillingReceiver.name, of: organization, in: $0)
    }
    return Set(buried.map { CallID($0) })
  }
}
