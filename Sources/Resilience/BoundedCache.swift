/// A cache of a fixed size whose entries live a fixed time; the least recently used entry makes room for a new one.
///
/// Entries are nodes of a list in an array, newest use first, so reading, writing and evicting take constant time. Time is
/// passed in. A value that must be wiped does so when the last reference to it goes.
public struct BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Node: Sendable {
    var key: Key
    var value: Value
    var expiresAt: ContinuousClock.Instant
    var newer: Int?
    var older: Int?
  }

  /// Most entries.
  public let limit: Int
  /// How long an entry is good; it is the same for all, counted from when it was written.
  public let life: Duration
  private var nodes: [Node?] = []
  private var free: [Int] = []
  private var places: [Key: Int] = [:]
  private var newest: Int?
  private var oldest: Int?

  /// - Precondition: `limit` is above zero.
  public init(limit: Int, life: Duration) {
    precondition(limit > 0, "a cache needs room")
    self.limit = limit
    self.life = life
  }

  public var count: Int { places.count }

  /// The value of `key` that was written within ``life``; it becomes the most recently used.
  public mutating func value(of key: Key, at now: ContinuousClock.Instant) -> Value? {
    guard let place = places[key], let node = nodes[place] else { return nil }
    guard now < node.expiresAt else {
      remove(key)
      return nil
    }
    unlink(place)
    linkNewest(place)
    return node.value
  }

  /// Writes the value of `key`, and answers the entry that had to go.
  @discardableResult
  public mutating func set(
    _ value: Value, for key: Key, at now: ContinuousClock.Instant
  ) -> (key: Key, value: Value)? {
    remove(key)
    var evicted: (Key, Value)?
    if places.count >= limit, let oldest, let node = nodes[oldest] {
      evicted = (node.key, node.value)
      remove(node.key)
    }
    let node = Node(key: key, value: value, expiresAt: now + life)
    let place: Int
    if let reused = free.popLast() {
      place = reused
      nodes[place] = node
    } else {
      place = nodes.count
      nodes.append(node)
    }
    places[key] = place
    linkNewest(place)
    return evicted
  }

  /// Removes the entry of `key` and answers its value.
  @discardableResult
  public mutating func remove(_ key: Key) -> Value? {
    guard let place = places.removeValue(forKey: key), let node = nodes[place] else { return nil }
    unlink(place)
    nodes[place] = nil
    free.append(place)
    return node.value
  }

  /// Removes every entry whose life is over; looks at all of them.
  public mutating func removeExpired(at now: ContinuousClock.Instant) {
    for case let node? in nodes where now >= node.expiresAt { remove(node.key) }
  }

  public mutating func removeAll() {
    self = BoundedCache(limit: limit, life: life)
  }

  private mutating func unlink(_ place: Int) {
    let newer = nodes[place]?.newer
    let older = nodes[place]?.older
    if let newer { nodes[newer]?.older = older } else { newest = older }
    if let older { nodes[older]?.newer = newer } else { oldest = newer }
  }

  private mutating func linkNewest(_ place: Int) {
    nodes[place]?.newer = nil
    nodes[place]?.older = newest
    if let newest { nodes[newest]?.newer = place } else { oldest = place }
    newest = place
  }
}
