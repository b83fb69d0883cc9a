internal import Foundation
public import Identifiers
public import Postgres

/// Statements on `lanes` and `lane_tenants`, system tables: who comes when in a lane.
///
/// Start-time fair queuing: a job's tag is max(virtual time of the lane, last tag of its organization) + 1 / weight, and
/// claims go by tag. An organization that enqueues a hundred thousand jobs pushes its own tags far ahead; the next job of a
/// quiet one gets a tag close to the lane's virtual time, which is the tag that was claimed last. There is no queue per
/// organization and no grouping at the claim: the order is one ordinary index.
///
/// Tags that were reserved and that the lane has passed meanwhile become the lane's next (``ReservedTags``).
///
/// Source: "Start-Time Fair Queueing", Goyal, Vin and Cheng, 1996.
public enum LaneStore {
  /// One job of weight 1, in units of virtual time.
  static let step: Int64 = 1_000_000

  /// Sets how an organization takes part in a lane, from now on.
  ///
  /// - Parameters:
  ///   - weight: Share of the lane beside others with work, 1…1000; 1 for all who were never set.
  ///   - cap: Jobs that may run at once before it is passed over; nil for no cap. A claim may exceed it by its own size.
  public static func setShare(
    of organizationID: OrganizationID, in lane: String, weight: Int = 1, cap: Int? = nil,
    transaction: Transaction
  ) async throws(PostgresError) {
    _ = try await transaction.execute(
      """
      insert into lane_tenants (lane, org_id, weight, cap)
      values (\(lane), \(organizationID), \(Int32(clamping: weight)), \(cap.map { Int32(clamping: $0) }))
      on conflict (lane, org_id) do update set weight = excluded.weight, cap = excluded.cap
      """)
  }

  /// An organization's jobs in one lane, of one batch.
  struct Arrivals: Sendable, Hashable {
    let lane: String
    let organizationID: OrganizationID
    var count: Int64
  }

  /// Tags that were given to an organization's jobs: the first gets `start + step`.
  struct Tags: Sendable {
    let start: Int64
    let step: Int64
    /// Whether the organization was moved past them, so that nobody else gets them. False where another transaction was enqueuing
    /// for it at the same time.
    let isReserved: Bool
  }

  /// Gives `arrivals` their tags, in the same order, and moves their organizations ahead by them. Waits for nobody, as
  /// ``tags(for:)`` says.
  static func take(_ arrivals: [Arrivals], in transaction: Transaction) async throws(PostgresError) -> [Tags] {
    try await transaction.rows(
      """
      with \(statement: tags(for: arrivals))
      select start, step, exists (
          select from (select lane, org_id from held union all select lane, org_id from begun) as moved
          where moved.lane = tags.lane and moved.org_id = tags.org_id
        ) as is_reserved
      from tags order by position
      """
    ).map { row throws(PostgresError) in
      Tags(start: try row.get("start"), step: try row.get("step"), isReserved: try row.get("is_reserved"))
    }
  }

  /// Steps of a statement that give `arrivals` their tags and move their organizations ahead by them. The last is
  /// `tags (position, lane, org_id, start, step)`, where `position` is the index of an arrival: the first of its jobs gets
  /// `start + step`.
  ///
  /// Waits for nobody: the row of an organization that another transaction is enqueuing for is passed over, and so is a
  /// first row that another is making. The tags of both then overlap, so an organization is favored by at most as many
  /// tags as transactions that enqueue for it at the same time take; a lock instead would hold up everybody's intake behind one slow handler.
  static func tags(for arrivals: [Arrivals]) -> Statement {
    """
    arrived as (
      select n.position, n.lane, n.org_id, n.count, coalesce(lanes.vnow, 0) as vnow
      from unnest(
          \(arrivals.indices.map { Int64($0) }), \(arrivals.map(\.lane)), \(arrivals.map(\.organizationID)),
          \(arrivals.map(\.count))) as n (position, lane, org_id, count)
        left join lanes on lanes.lane = n.lane
    ), held as (
      select t.lane, t.org_id
      from arrived join lane_tenants t on t.lane = arrived.lane and t.org_id = arrived.org_id
      for update of t skip locked
    ), moved as (
      update lane_tenants t
      set vlast = greatest(t.vlast, arrived.vnow) + arrived.count * (\(Self.step) / t.weight)
      from arrived join held on held.lane = arrived.lane and held.org_id = arrived.org_id
      where t.lane = arrived.lane and t.org_id = arrived.org_id
    ), begun as (
      insert into lane_tenants (lane, org_id, vlast)
      select lane, org_id, vnow + count * \(Self.step) from arrived
      where not exists (select from lane_tenants t where t.lane = arrived.lane and t.org_id = arrived.org_id)
        and pg_try_advisory_xact_lock(hashtextextended(arrived.lane || '/' || arrived.org_id, 0))
      on conflict (lane, org_id) do nothing
      returning lane, org_id
    ), tags as materialized (
      select arrived.position, arrived.lane, arrived.org_id,
        greatest(arrived.vnow, coalesce(t.vlast, 0)) as start, \(Self.step) / coalesce(t.weight, 1) as step
      from arrived left join lane_tenants t on t.lane = arrived.lane and t.org_id = arrived.org_id
    )
    """
  }

  /// Says that a lane's virtual time is `tag` at least.
  static func advance(_ lane: String, to tag: Int64, in transaction: Transaction) async throws(PostgresError) {
    _ = try await transaction.execute(
      """
      insert into lanes (lane, vnow) values (\(lane), \(tag))
      on conflict (lane) do update set vnow = excluded.vnow where lanes.vnow < excluded.vnow
      """)
  }
}
