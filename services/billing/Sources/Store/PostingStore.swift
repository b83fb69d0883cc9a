internal import Identifiers
internal import Postgres

/// Every statement on `postings`, reading for the wallet's owner apart.
enum PostingStore {
  static func insert(
    _ transfers: [TransferDraft], of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    guard !transfers.isEmpty else { return }
    var lines = Lines()
    for transfer in transfers {
      for (index, posting) in transfer.postings.enumerated() {
        lines.append(posting, number: index + 1, of: transfer.id)
      }
    }
    _ = try await transaction.execute(
      """
      insert into postings (org_id, transfer_id, n, account_id, amount_micros, account_seq, balance_after_micros)
      select \(organization), new.transfer_id, new.n, new.account_id, new.amount_micros, new.account_seq,
             new.balance_after_micros
        from unnest(
               \(lines.transfers)::uuid[], \(lines.numbers)::bigint[], \(lines.accounts)::uuid[],
               \(lines.amounts)::bigint[], \(lines.seqs)::bigint[], \(lines.balances)::bigint[]
             ) as new (transfer_id, n, account_id, amount_micros, account_seq, balance_after_micros)
      """)
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
