import TestSupport
import Testing

@testable import Resilience

@Suite struct BoundedCacheTests {
  private let start = ContinuousClock.now

  @Test("the least recently used entry makes room")
  func eviction() {
    var cache = BoundedCache<Int, String>(limit: 2, life: .seconds(60))
    cache.set("a", for: 1, at: start)
    cache.set("b", for: 2, at: start)
    #expect(cache.value(of: 1, at: start) == "a")
    let evicted = cache.set("c", for: 3, at: start)
    #expect(evicted?.key == 2)
    #expect(cache.value(of: 2, at: start) == nil)
    #expect(cache.value(of: 1, at: start) == "a")
    #expect(cache.value(of: 3, at: start) == "c")
  }

  @Test("an entry is good until its life is over, however often it is read")
  func life() {
    var cache = BoundedCache<Int, String>(limit: 2, life: .seconds(60))
    cache.set("a", for: 1, at: start)
    #expect(cache.value(of: 1, at: start + .seconds(59)) == "a")
    #expect(cache.value(of: 1, at: start + .seconds(60)) == nil)
    #expect(cache.count == 0)
  }

  @Test("it agrees with a slow cache that keeps a plain list", arguments: 0..<10 as Range<UInt64>)
  func model(seed: UInt64) {
    var random = SeededGenerator(seed)
    var cache = BoundedCache<Int, Int>(limit: 8, life: .seconds(600))
    var model: [(key: Int, value: Int)] = []
    for step in 0..<3_000 {
      let key = Int.random(in: 0..<16, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1:
        cache.set(step, for: key, at: start)
        model.removeAll { $0.key == key }
        model.append((key, step))
        if model.count > 8 { model.removeFirst() }
      case 2:
        cache.remove(key)
        model.removeAll { $0.key == key }
      default:
        let expected = model.first { $0.key == key }
        #expect(cache.value(of: key, at: start) == expected?.value)
        if let expected {
          model.removeAll { $0.key == key }
          model.append(expected)
        }
      }
      #expect(cache.count == model.count)
    }
  }
}
