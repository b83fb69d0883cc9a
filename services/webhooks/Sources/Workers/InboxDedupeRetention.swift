internal import Jobs
internal import Postgres

/// Forgets which events came so long ago that nobody delivers them again.
///
/// The table has no index by time, which every delivery would pay for: a walk reads all of it once a day, a small piece a
/// transaction, and goes on where any replica left off. So an event is forgotten within a day of its time, and never before.
/// One that comes after all is taken in once more, and changes nothing of a call that it was folded into.
struct InboxDedupeRetention: PeriodicDuty {
  /// Whole days that may be asked for.
  static let keptRange: ClosedRange<Int> = 35...3650
  /// Two more than deliveries stay in the inbox.
  static let keptByDefault = 37
  /// Pages of each of the four partitions that one transaction reads: 1 MiB in all, some 7,000 rows.
  static let blocks: Int64 = 32
  /// Pieces of one run. So 280 GiB can be read in a day, and the other duties of the service get their turns.
  static let mostPieces = 200

  /// Whole days from an event's first delivery.
  let daysKept: Int
  private let blocks: Int64

  var name: String { "inbox_dedupe_retention" }
  let interval = Duration.seconds(60)

  /// - Parameter inboxDaysKept: An event is known for at least two days longer than its delivery is kept.
  init(
    daysKept: Int = Self.keptByDefault, inboxDaysKept: Int = InboxDays.keptByDefault, blocks: Int64 = Self.blocks
  ) {
    self.daysKept = max(daysKept, inboxDaysKept + 2)
    self.blocks = blocks
  }

  /// Counts the events that were forgotten.
  func run(on database: Database) async throws -> DutyResult {
    var count = 0
    for _ in 0..<Self.mostPieces {
      let (deleted, hasMore) = try await database.withTransaction(.system, lane: .worker) {
        let row = try await $0.rows(
          """
          select deleted, has_more from prune_inbox_dedupe(\(Int64(daysKept))::integer, \(blocks)::integer)
          """)[0]
        return (try row.get("deleted", as: Int64.self), try row.get("has_more", as: Bool.self))
      }
      count += Int(deleted)
      guard hasMore else { break }
    }
    return DutyResult(count: count)
  }
}
