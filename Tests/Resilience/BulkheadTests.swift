import TestSupport
import Testing

@testable import Resilience

@Suite struct BulkheadTests {
  @Test("places, then a queue, then refusal")
  func limits() {
    var bulkhead = Bulkhead<String, Int>(limit: 2, ownerLimit: 2, queueLimit: 1)
    #expect((1...4).map { bulkhead.enter($0, owner: nil) } == [.admitted, .admitted, .queued, .refused])
    #expect(bulkhead.leave(nil) == [3])
    #expect(bulkhead.inFlight == 2 && bulkhead.queued == 0)
  }

  @Test("an owner at its limit waits while others pass it, and cannot fill the queue")
  func owners() {
    var bulkhead = Bulkhead<String, Int>(limit: 4, ownerLimit: 1, queueLimit: 8)
    #expect(bulkhead.enter(1, owner: "a") == .admitted)
    #expect(bulkhead.enter(2, owner: "a") == .queued)
    #expect(bulkhead.enter(3, owner: "a") == .refused)
    #expect(bulkhead.enter(4, owner: "b") == .admitted)
    #expect(bulkhead.enter(5, owner: nil) == .admitted)
    #expect(bulkhead.leave("b") == [])
    #expect(bulkhead.leave("a") == [2])
  }

  @Test("who withdraws is not admitted any more; who was admitted cannot withdraw")
  func withdraw() {
    var bulkhead = Bulkhead<String, Int>(limit: 1, ownerLimit: 1, queueLimit: 4)
    _ = bulkhead.enter(1, owner: "a")
    _ = bulkhead.enter(2, owner: "b")
    _ = bulkhead.enter(3, owner: "c")
    #expect(bulkhead.withdraw(2) == true)
    #expect(bulkhead.withdraw(2) == false)
    #expect(bulkhead.leave("a") == [3])
    #expect(bulkhead.withdraw(3) == false)
    #expect(bulkhead.leave("c") == [])
    #expect(bulkhead.isIdle)
  }

  @Test("any order of entering and leaving keeps the limits and loses nobody", arguments: 0..<20 as Range<UInt64>)
  func invariants(seed: UInt64) {
    var random = SeededGenerator(seed)
    var bulkhead = Bulkhead<Int, Int>(limit: 8, ownerLimit: 2, queueLimit: 16)
    var inside: [Int: Int] = [:]
    var waiting: [Int: Int] = [:]
    for call in 0..<2_000 {
      if Bool.random(using: &random) || inside.isEmpty {
        let owner = Int.random(in: 0..<6, using: &random)
        switch bulkhead.enter(call, owner: owner) {
        case .admitted: inside[call] = owner
        case .queued: waiting[call] = owner
        case .refused: break
        }
      } else if let (call, owner) = inside.min(by: { $0.key < $1.key }) {
        inside[call] = nil
        for next in bulkhead.leave(owner) { inside[next] = waiting.removeValue(forKey: next) }
      }
      #expect(inside.count == bulkhead.inFlight && waiting.count == bulkhead.queued)
      #expect(inside.count <= 8)
      for owner in 0..<6 { #expect(inside.values.count(where: { $0 == owner }) <= 2) }
    }
  }
}
