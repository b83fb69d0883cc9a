internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `transfers`.
enum TransferStore {
  /// The number of the organization's last transfer; 0 where there is none. Final only while its accounts are locked.
  static func lastSeq(of organization: OrganizationID, in transaction: Transaction) async throws -> Int64 {
    try lastSeq(try await transaction.rows(readingLastSeq(of: organization)))
  }

  /// The same, for ``lastSeq(_:)``.
  static func readingLastSeq(of organization: OrganizationID) -> Statement {
    "select seq from transfers where org_id = \(organization) order by seq desc limit 1"
  }

  static func lastSeq(_ rows: [Row]) throws -> Int64 {
    try rows.first?.get("seq", as: Int64.self) ?? 0
  }

  static func insert(
    _ transfers: [TransferDraft], of organization: OrganizationID
  ) throws -> LedgerStatement? {
    guard !transfers.isEmpty else { return nil }
    let none = UUID.zero
    let ids = transfers.map(\.id)
    let seqs = transfers.map(\.seq)
    let kinds = transfers.map(\.kind.rawValue)
    let refs = transfers.map(\.subject.uuid)
    let keys = transfers.map(\.idempotencyKey)
    let rates = transfers.map { $0.rateID?.uuid ?? none }
    let inputs = try transfers.map { try $0.inputs.json() }
    let balances = transfers.map(\.walletBalanceAfter.micros)
    return LedgerStatement(
      """
      insert into transfers (
        org_id, id, seq, kind, ref_id, idempotency_key, rate_id, inputs, wallet_balance_after_micros)
      select \(organization), new.id, new.seq, new.kind, new.ref_id, new.idempotency_key,
             nullif(new.rate_id, \(none)::uuid), new.inputs::jsonb, new.wallet_balance_after_micros
        from unnest(
               \(ids)::uuid[], \(seqs)::bigint[], \(kinds)::text[], \(refs)::uuid[], \(keys)::text[], \(rates)::uuid[],
               \(inputs)::text[], \(balances)::bigint[]
             ) as new (id, seq, kind, ref_id, idempotency_key, rate_id, inputs, wallet_balance_after_micros)
      """, rows: transfers.count)
  }

  /// What moved the wallet before the transfer `last`, or up to now, newest first, at most `limit`.
  ///
  /// Transfers are ordered by their numbers, which are never given again: pages neither overlap nor skip, whatever is posted
  /// meanwhile. Throws `bad_cursor` where the organization has no transfer `last`.
  static func list(
    _ organization: OrganizationID, before last: TransferID?, limit: Int, in transaction: Transaction
  ) async throws -> [WalletMovement] {
    let end: Int64
    if let last {
      guard let seq = try await seq(of: last, organization, in: transaction) else { throw BillingError.badCursor }
      end = seq
    } else {
      end = .max
    }
    let rows = try await transaction.rows(
      """
      \(statement: movements(of: organization)) and transfers.seq < \(end)
       order by transfers.seq desc
       limit \(limit)
      """)
    return try rows.map(movement)
  }

  /// What moved money for one call, oldest first, at most `limit`.
  static func list(
    of call: CallID, _ organization: OrganizationID, limit: Int, in transaction: Transaction
  ) async throws -> [WalletMovement] {
    // Two conditions, each of which an index serves.
    let rows = try await transaction.rows(
      """
      \(statement: movements(of: organization)) and transfers.ref_id = \(call)
         and (transfers.kind = 'charge' or transfers.kind <> 'charge' and transfers.kind <> 'promo')
       order by transfers.seq
       limit \(limit)
      """)
    return try rows.map(movement)
  }

  private static func seq(
    of transfer: TransferID, _ organization: OrganizationID, in transaction: Transaction
  ) async throws -> Int64? {
    let row = try await transaction.first(
      "select seq from transfers where org_id = \(organization) and id = \(transfer)")
    return try row?.get("seq", as: Int64.self)
  }

  private static func movements(of organization: OrganizationID) -> Statement {
    """
    select transfers.id, transfers.kind, transfers.ref_id, transfers.rate_id, transfers.inputs::text as inputs,
           transfers.wallet_balance_after_micros, transfers.created_at, moved.amount_micros
      from transfers
     cross join lateral (
           select coalesce(sum(postings.amount_micros), 0)::bigint as amount_micros
             from postings
             join accounts on accounts.org_id = postings.org_id and accounts.id = postings.account_id
            where postings.org_id = transfers.org_id and postings.transfer_id = transfers.id
              and accounts.kind in ('wallet_paid', 'wallet_promo')
           ) as moved
     where transfers.org_id = \(organization)
    """
  }

  private static func movement(_ row: Row) throws -> WalletMovement {
    guard let kind = TransferDraft.Kind(rawValue: try row.get("kind", as: String.self)) else {
      throw PostgresError(.rowMissing)
    }
    return WalletMovement(
      id: try row.get("id", as: TransferID.self), kind: kind,
      subject: TransferDraft.Subject(try row.get("ref_id", as: UUID.self), of: kind),
      amount: MicroDollars(try row.get("amount_micros", as: Int64.self)),
      balanceAfter: MicroDollars(try row.get("wallet_balance_after_micros", as: Int64.self)),
      rateID: try row.get("rate_id", as: RateID?.self),
      inputs: try TransferInputs(json: try row.get("inputs", as: String.self)),
      createdAt: try row.get("created_at", as: Date.self))
  }
}

/// A transfer as the wallet's owner sees it.
struct WalletMovement: Sendable, Hashable {
  var id: TransferID
  var kind: TransferDraft.Kind
  var subject: TransferDraft.Subject
  /// What the wallet gained.
  var amount: MicroDollars
  var balanceAfter: MicroDollars
  var rateID: RateID?
  var inputs: TransferInputs
  var createdAt: Date
}

extension TransferDraft.Subject {
  /// From the column, whose meaning the kind tells.
  fileprivate init(_ uuid: UUID, of kind: TransferDraft.Kind) {
    switch kind {
    case .charge, .adjust, .correct, .refund: self = .call(CallID(uuid))
    case .topUp, .paymentRefund, .paymentRefundFailed, .dispute, .disputeReturned: self = .recharge(RechargeID(uuid))
    case .promo: self = .nothing
    }
  }
}
