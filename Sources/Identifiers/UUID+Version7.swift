public import Foundation

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

  /// A version 7 UUID of this moment, from the system's random numbers.
  public static func version7() -> UUID {
    var random = SystemRandomNumberGenerator()
    return version7(using: &random)
  }
}
