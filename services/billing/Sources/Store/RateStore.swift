internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `rates`.
enum RateStore {
  /// The rates valid at one of `moments`, and those named by `ids`.
  static func rates(at moments: [Date], ids: [RateID], in transaction: Transaction) async throws -> RateCard {
    let rows = try await transaction.rows(
      """
      select id, micros_per_minute, increment_seconds::bigint as increment_seconds,
             case when lower(valid) > '-infinity' then lower(valid) end as valid_from,
             case when upper(valid) < 'infinity' then upper(valid) end as valid_until
        from rates
       where id = any(\(ids)::uuid[])
          or exists (select from unnest(\(moments)::timestamptz[]) as priced (moment) where rates.valid @> priced.moment)
      """)
    return RateCard(
      try rows.map { row in
        Rate(
          id: try row.get("id", as: RateID.self),
          microsPerMinute: try row.get("micros_per_minute", as: Int64.self),
          incrementSeconds: try row.get("increment_seconds", as: Int64.self),
          validFrom: try row.get("valid_from", as: Date?.self) ?? .distantPast,
          validUntil: try row.get("valid_until", as: Date?.self))
      })
  }
}
