internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `login_penalties` and `login_origins`, system tables.
enum LogInPenaltyStore {
  /// Stands for all origins together.
  private static let everywhere: [UInt8] = [0]

  /// Seconds to wait before the next try; 0: none. What others did counts only where the person is not known from.
  static func wait(of user: UserID, origin: [UInt8], _ database: Database) async throws -> Int {
    let rows = try await database.read(
      .system,
      """
      select coalesce(ceil(extract(epoch from max(blocked_until) - clock_timestamp())), 0)::bigint as wait
        from login_penalties p
       where user_id = \(user) and blocked_until > clock_timestamp()
         and (origin = \(origin)
              or origin = \(everywhere)
                 and not exists (select from login_origins o where o.user_id = p.user_id and o.origin = \(origin)))
      """)
    return try rows.first.map { Int(try $0.get("wait", as: Int64.self)) } ?? 0
  }

  static func failed(_ user: UserID, origin: [UInt8], in transaction: Transaction) async throws {
    try await count(user, origin, free: LogInPenalty.freeFailures, longest: LogInPenalty.longest, transaction)
    try await count(
      user, everywhere, free: LogInPenalty.freeFailuresOfAll, longest: LogInPenalty.longestOfAll, transaction)
  }

  private static func count(
    _ user: UserID, _ origin: [UInt8], free: Int, longest: Int, _ transaction: Transaction
  ) async throws {
    let row = try await transaction.first(
      """
      insert into login_penalties as p (user_id, origin, failures, blocked_until)
      values (\(user), \(origin), 1, clock_timestamp())
          on conflict (user_id, origin) do update
         set failures = case when p.failed_at < clock_timestamp() - interval '1 hour' then 1
                             else least(p.failures + 1, 1000) end,
             failed_at = clock_timestamp()
      returning failures
      """)
    let wait = LogInPenalty.wait(failures: try row?.get("failures") ?? 1, free: free, longest: longest)
    try await transaction.execute(
      """
      update login_penalties set blocked_until = clock_timestamp() + \(Int64(wait)) * interval '1 second'
       where user_id = \(user) and origin = \(origin)
      """)
  }

  /// Forgets the origin's failures and remembers it.
  static func succeeded(_ user: UserID, origin: [UInt8], in transaction: Transaction) async throws {
    try await transaction.execute("delete from login_penalties where user_id = \(user) and origin = \(origin)")
    try await transaction.execute(
      """
      insert into login_origins (user_id, origin) values (\(user), \(origin))
          on conflict (user_id, origin) do update set last_at = clock_timestamp()
      """)
  }

  /// Deletes what is too old to count, at most `limit` of each table.
  static func deleteOld(limit: Int, in transaction: Transaction) async throws -> Int {
    let penalties = try await transaction.execute(
      """
      delete from login_penalties where ctid = any (array(
        select ctid from login_penalties where failed_at < clock_timestamp() - interval '1 hour'
         limit \(limit) for update skip locked))
      """)
    let origins = try await transaction.execute(
      """
      delete from login_origins where ctid = any (array(
        select ctid from login_origins where last_at < clock_timestamp() - interval '90 days'
         limit \(limit) for update skip locked))
      """)
    return penalties + origins
  }
}
