internal import Foundation
internal import Outbound
internal import Postgres
internal import Resilience

/// Every statement on `provider_buckets`, a system table.
enum ProviderBucketStore {
  /// Takes leave for `count` calls by the database's clock, and answers how long until they may begin; none is taken where
  /// that is longer than `patience`. The row's lock is held to the commit, so replicas take one after another.
  static func take(
    _ count: Int, _ account: PacedAccount, patience: Duration, in transaction: Transaction
  ) async throws -> Duration {
    let step = account.pace.interval.wholeMicroseconds * Int64(count)
    let tolerance = account.pace.interval.wholeMicroseconds * Int64(account.pace.burst)
    let key: (String, String, String) = (account.provider.rawValue, account.account, account.pace.name)
    // The row comes into being full; who made it at the same moment does not matter, because it is locked then.
    let row = try await transaction.first(
      """
      with made as (
        insert into provider_buckets (provider, outside_account, pace, next_at)
        values (\(key.0), \(key.1), \(key.2), clock_timestamp())
        on conflict (provider, outside_account, pace) do update set next_at = provider_buckets.next_at
        returning next_at)
      select (extract(epoch from greatest(next_at, clock_timestamp()) - clock_timestamp()) * 1000000)::bigint as ahead
        from made
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    let wait = Duration.microseconds(max(0, try row.get("ahead", as: Int64.self) + step - tolerance))
    guard wait <= patience else { return wait }
    try await transaction.execute(
      """
      update provider_buckets
         set next_at = greatest(next_at, clock_timestamp()) + \(step) * interval '1 microsecond'
       where provider = \(key.0) and outside_account = \(key.1) and pace = \(key.2)
      """)
    return wait
  }

  /// Nobody is given leave for so long from now on.
  static func pause(_ account: PacedAccount, for duration: Duration, in transaction: Transaction) async throws {
    let ahead =
      duration.wholeMicroseconds + account.pace.interval.wholeMicroseconds * Int64(account.pace.burst)
    try await transaction.execute(
      """
      insert into provider_buckets as known (provider, outside_account, pace, next_at)
      values (\(account.provider.rawValue), \(account.account), \(account.pace.name),
              clock_timestamp() + \(ahead) * interval '1 microsecond')
      on conflict (provider, outside_account, pace) do update
        set next_at = greatest(known.next_at, excluded.next_at)
      """)
  }
}
