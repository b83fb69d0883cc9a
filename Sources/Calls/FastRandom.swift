internal import Synchronization

/// Random numbers for choices and names that nobody gains from guessing: no system call each, as the system's own take.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (SplitMix64).
package struct FastRandom: RandomNumberGenerator, Sendable {
  private static let shared = Atomic(SystemRandomNumberGenerator.seed)
  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mix(state)
  }

  /// The process's own, from any thread.
  package static func next() -> UInt64 {
    mix(shared.wrappingAdd(step, ordering: .relaxed).newValue)
  }

  /// From 0 up to `count`, without it.
  package mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  /// From 0 up to 1.
  package mutating func fraction() -> Double { Double.random(in: 0..<1, using: &self) }

  private static func mix(_ state: UInt64) -> UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

extension SystemRandomNumberGenerator {
  fileprivate static var seed: UInt64 {
    var system = SystemRandomNumberGenerator()
    return system.next()
  }
}
