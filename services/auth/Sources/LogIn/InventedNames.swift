internal import Sealing
internal import Synchronization

/// Failures under addresses that nobody has, in a table of fixed size: inventing names costs us nothing, and an invented name
/// is treated as a real one would be.
final class InventedNames: Sendable {
  /// Places; several names may share one.
  static let places = 1 << 14
  /// Seconds after which failures are forgotten, as those of real accounts.
  static let memory: Int64 = 3600

  private struct Place {
    var failures: UInt16 = 0
    var failedAt: Int64 = .min
    var blockedUntil: Int64 = .min
  }

  private let table = Mutex([Place](repeating: Place(), count: places))

  /// Seconds to wait before the next try; 0: none. `now` in seconds of any clock that runs steadily.
  func wait(_ name: String, origin: [UInt8], now: Int64) -> Int {
    table.withLock { max(0, Int(clamping: $0[Self.place(name, origin)].blockedUntil.subtractingClamped(now))) }
  }

  func failed(_ name: String, origin: [UInt8], now: Int64) {
    table.withLock { table in
      let index = Self.place(name, origin)
      if table[index].failedAt.subtractingClamped(now) < -Self.memory { table[index] = Place() }
      table[index].failures = min(table[index].failures + 1, 1000)
      table[index].failedAt = now
      table[index].blockedUntil = now + Int64(LogInPenalty.wait(failures: Int(table[index].failures)))
    }
  }

  private static func place(_ name: String, _ origin: [UInt8]) -> Int {
    let hash = SHA256.hash(Array(name.utf8), [0], origin)
    return (Int(hash[0]) << 8 | Int(hash[1])) % places
  }
}

extension Int64 {
  /// The difference, or the nearest number that fits.
  func subtractingClamped(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (self < other ? .min : .max) : difference
  }
}
