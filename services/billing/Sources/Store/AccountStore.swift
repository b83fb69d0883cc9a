internal import Identifiers
internal import Postgres

/// Every statement on `accounts`.
enum AccountStore {
  /// The organization's accounts, locked to the end of the transaction; those that are missing are made first.
  ///
  /// Rows are inserted in the order of their kinds and locked in the order of their ids: two transactions that do this at
  /// once wait for each other, never in a circle.
  static func lock(_ organization: OrganizationID, in transaction: Transaction) async throws -> [Account] {
    let found = try await lockExisting(organization, in: transaction)
    guard found.count < AccountKind.allCases.count else { return found }
    try await OrganizationStore.open(organization, in: transaction)
    try await open(organization, in: transaction)
    let opened = try await lockExisting(organization, in: transaction)
    guard opened.count == AccountKind.allCases.count else { throw PostgresError(.rowMissing) }
    return opened
  }

  /// The wallet of an organization; zeros where it never had money.
  static func wallet(_ organization: OrganizationID, in transaction: Transaction) async throws -> Wallet {
    let rows = try await transaction.rows(
      """
      select kind, balance_micros from accounts
       where org_id = \(organization) and kind in ('wallet_paid', 'wallet_promo')
      """)
    var wallet = Wallet()
    for row in rows {
      let balance = MicroDollars(try row.get("balance_micros", as: Int64.self))
      switch try row.get("kind", as: String.self) {
      case AccountKind.walletPaid.rawValue: wallet.paid = balance
      default: wallet.promo = balance
      }
    }
    return wallet
  }

  /// Writes what moved. The accounts are locked by this transaction.
  static func update(_ accounts: [Account], of organization: OrganizationID) -> LedgerStatement? {
    guard !accounts.isEmpty else { return nil }
    return LedgerStatement(
      """
      update accounts
         set seq = moved.seq, balance_micros = moved.balance_micros
        from unnest(
               \(accounts.map(\.id))::uuid[], \(accounts.map(\.seq))::bigint[], \(accounts.map(\.balance.micros))::bigint[]
             ) as moved (id, seq, balance_micros)
       where accounts.org_id = \(organization) and accounts.id = moved.id
      """, rows: accounts.count)
  }

  private static func open(_ organization: OrganizationID, in transaction: Transaction) async throws {
    let kinds = AccountKind.allCases.map(\.rawValue).sorted()
    let ids = kinds.map { _ in AccountID.new() }
    _ = try await transaction.execute(
      """
      insert into accounts (org_id, id, kind)
      select \(organization), opened.id, opened.kind
        from unnest(\(ids)::uuid[], \(kinds)::text[]) as opened (id, kind)
       order by opened.kind
          on conflict (org_id, kind) do nothing
      """)
  }

  private static func lockExisting(
    _ organization: OrganizationID, in transaction: Transaction
  ) async throws -> [Account] {
    try accounts(try await transaction.rows(lockingExisting(organization)))
  }

  /// Locks those of the organization's accounts that there are, for ``accounts(_:)``.
  static func lockingExisting(_ organization: OrganizationID) -> Statement {
    "select id, kind, seq, balance_micros from accounts where org_id = \(organization) order by id for update"
  }

  static func accounts(_ rows: [Row]) throws -> [Account] {
    try rows.map { row in
      guard let kind = AccountKind(rawValue: try row.get("kind", as: String.self)) else {
        throw PostgresError(.rowMissing)
      }
      return Account(
        id: try row.get("id", as: AccountID.self), kind: kind, seq: try row.get("seq", as: Int64.self),
        balance: MicroDollars(try row.get("balance_micros", as: Int64.self)))
    }
  }
}

/// What an organization can spend.
struct Wallet: Sendable, Hashable {
  var paid = MicroDollars.zero
  var promo = MicroDollars.zero

  /// Both together. Every transfer was refused that would have made the sum leave 64 bits.
  var balance: MicroDollars { MicroDollars(paid.micros &+ promo.micros) }
}
