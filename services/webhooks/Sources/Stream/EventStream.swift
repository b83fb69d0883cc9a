internal import Identifiers
internal import Postgres
internal import Sealing

/// The event streams of the organizations: numbered news of the last day or two.
///
/// Numbers are given under the lock of the organization's head, which is held to the commit: they become visible in their
/// order, so whoever reads on from the last number it saw misses nothing.
enum EventStream {
  /// Puts those of `entries` into the stream that are not there yet, and answers how many those are.
  ///
  /// Make it the last thing that a transaction does: from here to its commit the organization's stream is locked.
  static func append(
    _ entries: [StreamEntry], to organizationID: OrganizationID, with keyring: Keyring, in transaction: Transaction
  ) async throws -> Int {
    guard !entries.isEmpty else { return 0 }
    let head = try await StreamHeadStore.lock(organizationID, in: transaction)
    let new = try await StreamDedupeStore.claim(entries.map(\.id), of: organizationID, in: transaction)
    var seen: Set<StreamEntry.ID> = []
    let fresh = entries.filter { new.contains($0.id) && seen.insert($0.id).inserted }
    guard !fresh.isEmpty else { return 0 }
    let logged = fresh.enumerated().map { LoggedEvent(sequence: head + 1 + Int64($0.offset), entry: $0.element) }
    try await StreamLogStore.insert(logged, of: organizationID, with: keyring, in: transaction)
    try await StreamHeadStore.move(organizationID, to: head + Int64(fresh.count), in: transaction)
    return fresh.count
  }

  /// What a reader gets who has seen everything up to a number.
  struct Page: Sendable, Hashable {
    var events: [LoggedEvent]
    /// Where to go on.
    var cursor: Int64
    /// The reader must read everything else anew: what it asked for is gone, or was never there.
    var isReset: Bool
  }

  /// Events after `sequence`; nil begins with what comes from now on.
  static func read(
    _ organizationID: OrganizationID, after sequence: Int64?, limit: Int, with keyring: Keyring,
    in transaction: Transaction
  ) async throws -> Page {
    let bounds = try await StreamLogStore.bounds(of: organizationID, in: transaction)
    guard let sequence else { return Page(events: [], cursor: bounds.head, isReset: false) }
    guard StreamPosition(head: bounds.head, oldest: bounds.oldest).canResume(after: sequence) else {
      return Page(events: [], cursor: bounds.head, isReset: true)
    }
    let events = try await StreamLogStore.list(
      organizationID, after: sequence, limit: limit, with: keyring, in: transaction)
    return Page(events: events, cursor: events.last?.sequence ?? sequence, isReset: false)
  }
}

/// Which numbers of a stream there are.
struct StreamPosition: Sendable, Hashable {
  /// The highest number given; 0 for none.
  var head: Int64
  /// The lowest number still kept; nil for none.
  var oldest: Int64?

  /// Whether everything after `sequence` is still there.
  func canResume(after sequence: Int64) -> Bool {
    guard sequence >= 0, sequence <= head else { return false }
    return sequence == head || (oldest.map { sequence >= $0 - 1 } ?? false)
  }
}
