internal import Identifiers
internal import Postgres

/// Every statement on `postings`, sums for the wallet's owner apart.
enum PostingStore {
  static func insert(_ transfers: [TransferDraft], of organization: OrganizationID) -> LedgerStatement? {
    guard !transfers.isEmpty else { return nil }
    var lines = Lines()
    for transfer in transfers {
      for (index, posting) in transfer.postings.enumerated() {
        lines.append(posting, number: index + 1, of: transfer.id)
      }
    }
    return LedgerStatement(
      """
      insert into postings (org_id, transfer_id, n, account_id, amount_micros, account_seq, balance_after_micros)
      select \(organization), new.transfer_id, new.n, new.account_id, new.amount_micros, new.account_seq,
             new.balance_after_micros
        from unnest(
               \(lines.transfers)::uuid[], \(lines.numbers)::bigint[], \(lines.accounts)::uuid[],
               \(lines.amounts)::bigint[], \(lines.seqs)::bigint[], \(lines.balances)::bigint[]
             ) as new (transfer_id, n, account_id, amount_micros, account_seq, balance_after_micros)
      """, rows: lines.transfers.count)
  }

  /// The lines of some transfers, in their order.
  static func lines(
    of transfers: [TransferID], _ organization: OrganizationID, in transaction: Transaction
  ) async throws -> [TransferID: [PostedLine]] {
    let rows = try await transaction.rows(
      """
      select postings.transfer_id, accounts.kind, postings.amount_micros, postings.account_seq,
             postings.balance_after_micros
        from postings
        join accounts on accounts.org_id = postings.org_id and accounts.id = postings.account_id
       where postings.org_id = \(organization) and postings.transfer_id = any(\(transfers)::uuid[])
       order by postings.transfer_id, postings.n
      """)
    var lines: [TransferID: [PostedLine]] = [:]
    for row in rows {
      lines[try row.get("transfer_id", as: TransferID.self), default: []].append(
        PostedLine(
          account: try row.get("kind", as: String.self),
          amount: MicroDollars(try row.get("amount_micros", as: Int64.self)),
          accountSeq: try row.get("account_seq", as: Int64.self),
          balanceAfter: MicroDollars(try row.get("balance_after_micros", as: Int64.self))))
    }
    return lines
  }

  /// The columns of one statement.
  private struct Lines {
    var transfers: [TransferID] = []
    var numbers: [Int64] = []
    var accounts: [AccountID] = []
    var amounts: [Int64] = []
    var seqs: [Int64] = []
    var balances: [Int64] = []

    mutating func append(_ posting: PostingDraft, number: Int, of transfer: TransferID) {
      transfers.append(transfer)
      numbers.append(Int64(number))
      accounts.append(posting.accountID)
      amounts.append(posting.amount.micros)
      seqs.append(posting.accountSeq)
      balances.append(posting.balanceAfter.micros)
    }
  }
}

/// A line as it was posted.
struct PostedLine: Sendable, Hashable {
  /// Kind of the account.
  var account: String
  var amount: MicroDollars
  var accountSeq: Int64
  var balanceAfter: MicroDollars
}
