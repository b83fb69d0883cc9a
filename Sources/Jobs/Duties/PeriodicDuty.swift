public import Postgres

/// Work that comes round by the clock, such as retention. Run by ``PeriodicDuties``, one replica at a time.
public protocol PeriodicDuty: Sendable {
  /// Unique in the service; names the row. Lower snake case, 1 to 64 bytes.
  var name: String { get }
  /// Time from the end of one run to the start of the next.
  var interval: Duration { get }
  /// How long a run may take; it is cancelled then, and another replica may run the duty.
  var timeout: Duration { get }

  /// One run. Small batches in transactions of their own: vacuum and others wait for long ones.
  ///
  /// Runs may overlap after a process was paused for longer than the timeout: a duty is harmless when done twice.
  func run(on database: Database) async throws -> DutyResult
}

extension PeriodicDuty {
  public var timeout: Duration { .seconds(60) }
}

/// What a run of a duty did.
public struct DutyResult: Sendable, Hashable {
  /// Rows deleted, partitions made, and so on.
  public var count: Int
  /// There is more to do: the next run follows at once.
  public var hasMore: Bool

  public init(count: Int, hasMore: Bool = false) {
    self.count = count
    self.hasMore = hasMore
  }
}
