/// Values by number, such as open calls and methods.
///
/// Numbers are never 0. Multiplying scatters those that rise and those that are hashes well enough, and a peer that chooses
/// the numbers of its calls badly makes a search as long as the number of calls that it may have open. Looking one up takes
/// some nanoseconds, a fifth of what a `Dictionary` takes. Source of the factor: Knuth, The Art of Computer Programming 3,
/// 6.4.
@frozen
public struct NumberTable<Value> {
  /// 0 where the place is free.
  @usableFromInline var ids: [UInt64]
  @usableFromInline var values: [Value?]
  @usableFromInline var taken = 0
  /// Bits of the product that are not used.
  @usableFromInline var shift: UInt64 = 64

  @inlinable
  public init() {
    ids = []
    values = []
  }

  @inlinable
  public var count: Int { taken }

  @inlinable
  public var isEmpty: Bool { taken == 0 }

  @inlinable
  func home(of id: UInt64) -> Int { Int(truncatingIfNeeded: (id &* 0x9e37_79b9_7f4a_7c15) >> shift) }

  /// Where the value lies, until the next one is added or removed.
  @inlinable
  public func index(of id: UInt64) -> Int? {
    guard taken > 0 else { return nil }
    let mask = ids.count - 1
    var place = home(of: id)
    while ids[place] != id {
      guard ids[place] != 0 else { return nil }
      place = (place + 1) & mask
    }
    return place
  }

  @inlinable
  public subscript(at index: Int) -> Value {
    get { values[index].unsafelyUnwrapped }
    _modify { yield &values[index]! }
  }

  /// Looks at a value or changes it where it lies: reading one field through the subscript copies all of them.
  @inlinable
  public mutating func update<Result, Failure: Error>(
    at index: Int, _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&values[index]!)
  }

  @inlinable
  public subscript(id: UInt64) -> Value? {
    get { index(of: id).flatMap { values[$0] } }
    // Beside the way to change a value in its place, because that costs an allocation where it does more than that.
    set {
      guard let newValue else { return _ = remove(id) }
      if let place = index(of: id) { values[place] = newValue } else { add(id, newValue) }
    }
    _modify {
      if let place = index(of: id) {
        yield &values[place]
        if values[place] == nil { vacate(place) }
      } else {
        var value: Value?
        yield &value
        if let value { add(id, value) }
      }
    }
  }

  @inlinable
  @discardableResult
  public mutating func remove(_ id: UInt64) -> Value? {
    guard let place = index(of: id) else { return nil }
    let value = values[place].take()
    vacate(place)
    return value
  }

  /// Forgets all of them and gives back the memory.
  public mutating func removeAll() {
    self = NumberTable()
  }

  /// In the order of their numbers.
  public var sorted: [(id: UInt64, value: Value)] {
    var all: [(id: UInt64, value: Value)] = []
    all.reserveCapacity(taken)
    for place in ids.indices where ids[place] != 0 {
      if let value = values[place] { all.append((ids[place], value)) }
    }
    return all.sorted { $0.id < $1.id }
  }

  @inlinable
  public mutating func add(_ id: UInt64, _ value: Value) {
    precondition(id != 0, "0 is no number.")
    // At most half full, so that searches are short.
    if taken * 2 >= ids.count { grow() }
    let mask = ids.count - 1
    var place = home(of: id)
    while ids[place] != 0 { place = (place + 1) & mask }
    ids[place] = id
    values[place] = value
    taken += 1
  }

  /// Frees a place and moves back whoever was pushed past it, so that no search ends too soon.
  @inlinable
  mutating func vacate(_ index: Int) {
    let mask = ids.count - 1
    var free = index
    var place = (index + 1) & mask
    ids[free] = 0
    while ids[place] != 0 {
      let home = home(of: ids[place])
      // Only where its own way from home leads over the free place.
      if (place - home) & mask >= (place - free) & mask {
        ids[free] = ids[place]
        values[free] = values[place].take()
        ids[place] = 0
        free = place
      }
      place = (place + 1) & mask
    }
    taken -= 1
  }

  @usableFromInline
  mutating func grow() {
    let (oldIDs, oldValues) = (ids, values)
    let size = Swift.max(16, oldIDs.count * 2)
    ids = Array(repeating: 0, count: size)
    values = Array(repeating: nil, count: size)
    shift = 64 - UInt64(size.trailingZeroBitCount)
    taken = 0
    for place in oldIDs.indices where oldIDs[place] != 0 {
      if let value = oldValues[place] { add(oldIDs[place], value) }
    }
  }
}

extension NumberTable: Sendable where Value: Sendable {}
