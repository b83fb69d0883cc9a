/// Bounds how many calls are under way at once, and how many of them one owner may have.
///
/// A call enters at once, waits in a queue, or is refused. No owner holds more than its share of the places or of the queue,
/// so one that floods is refused while its neighbours still enter. Who waits longest enters first, passing over those whose
/// owner has its share already. No locks and no tasks: the shell keeps the waiters.
public struct Bulkhead<Owner: Hashable & Sendable, Waiter: Hashable & Sendable>: Sendable {
  public enum Entry: Sendable, Hashable {
    case admitted
    /// ``leave(_:)`` names the waiter when its turn has come; ``withdraw(_:)`` ends its wait.
    case queued
    /// Places and queue are full, for this owner or for all.
    case refused
  }

  /// Calls at once.
  public let limit: Int
  /// Calls of one owner at once, and its waiters.
  public let ownerLimit: Int
  /// Waiters in all.
  public let queueLimit: Int
  public private(set) var inFlight = 0
  private var inFlightByOwner: [Owner: Int] = [:]
  private var queue: [(waiter: Waiter, owner: Owner?)] = []

  /// - Precondition: All limits are above zero, and no owner's is above `limit`.
  public init(limit: Int, ownerLimit: Int, queueLimit: Int) {
    precondition(limit > 0 && queueLimit > 0 && (1...limit).contains(ownerLimit), "a bulkhead needs room")
    self.limit = limit
    self.ownerLimit = ownerLimit
    self.queueLimit = queueLimit
  }

  public var queued: Int { queue.count }

  /// Whether nobody is inside or waits.
  public var isIdle: Bool { inFlight == 0 && queue.isEmpty }

  /// A call asks to enter. Without an owner only the limits of all apply.
  public mutating func enter(_ waiter: Waiter, owner: Owner?) -> Entry {
    if hasRoom(for: owner) {
      take(owner)
      return .admitted
    }
    guard queue.count < queueLimit else { return .refused }
    if let owner, queue.count(where: { $0.owner == owner }) >= ownerLimit { return .refused }
    queue.append((waiter, owner))
    return .queued
  }

  /// A call that was admitted ends; answers who is admitted in its place.
  public mutating func leave(_ owner: Owner?) -> [Waiter] {
    inFlight -= 1
    if let owner, let held = inFlightByOwner[owner] { inFlightByOwner[owner] = held > 1 ? held - 1 : nil }
    var admitted: [Waiter] = []
    while let next = queue.firstIndex(where: { hasRoom(for: $0.owner) }) {
      let (waiter, owner) = queue.remove(at: next)
      take(owner)
      admitted.append(waiter)
    }
    return admitted
  }

  /// Ends a wait; false where the waiter was admitted already and must ``leave(_:)``.
  public mutating func withdraw(_ waiter: Waiter) -> Bool {
    guard let index = queue.firstIndex(where: { $0.waiter == waiter }) else { return false }
    queue.remove(at: index)
    return true
  }

  private func hasRoom(for owner: Owner?) -> Bool {
    guard inFlight < limit else { return false }
    guard let owner else { return true }
    return inFlightByOwner[owner, default: 0] < ownerLimit
  }

  private mutating func take(_ owner: Owner?) {
    inFlight += 1
    if let owner { inFlightByOwner[owner, default: 0] += 1 }
  }
}
