public import Foundation
internal import Glibc

extension UUID {
  /// A version 7 UUID: 48 bits of Unix milliseconds, 74 random bits. Source: RFC 9562, 5.7.
  public static func version7(
    at now: Date = Date(), using random: inout some RandomNumberGenerator
  ) -> UUID {
    let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
    let high = (milliseconds & 0xffff_ffff_ffff) << 16 | 0x7000 | UInt64.random(in: 0...0xfff, using: &random)
    let low = 1 << 63 | UInt64.random(in: 0...(UInt64.max >> 2), using: &random)
    func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
    return UUID(
      uuid: (
        byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5), byte(high, 6),
        byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4), byte(low, 5),
        byte(low, 6), byte(low, 7)
      ))
  }

  /// When it was made, in Unix milliseconds by the clock of whoever made it; nil where it is of another version.
  public var version7Milliseconds: Int64? {
    guard uuid.6 >> 4 == 7 else { return nil }
    return [uuid.0, uuid.1, uuid.2, uuid.3, uuid.4, uuid.5].reduce(0) { $0 << 8 | Int64($1) }
  }

  /// A version 7 UUID of this moment, from the system's random numbers.
  public static func version7() -> UUID {
    var random = PooledRandom(count: 2)
    return version7(using: &random)
  }

  /// So many version 7 UUIDs of this moment, in no order.
  public static func version7(count: Int) -> [UUID] {
    let now = Date()
    var random = PooledRandom(count: 2 * count)
    return (0..<count).map { _ in version7(at: now, using: &random) }
  }
}

/// Random numbers of the system, taken many at a time: each question is a call of the kernel, whatever it asks for.
private struct PooledRandom: RandomNumberGenerator {
  private var words: [UInt64]

  /// - Parameter count: How many numbers are wanted; further ones are asked for singly.
  init(count: Int) {
    words = [UInt64](unsafeUninitializedCapacity: count) { buffer, filled in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var position = 0
      // At most 256 bytes at a time are sure to come whole.
      while position < bytes.count {
        let length = min(256, bytes.count - position)
        guard getentropy(bytes.baseAddress! + position, length) == 0 else { break }
        position += length
      }
      filled = position / MemoryLayout<UInt64>.size
    }
  }

  mutating func next() -> UInt64 {
    if let word = words.popLast() { return word }
    var system = SystemRandomNumberGenerator()
    return system.next()
  }
}
