import TestSupport
import Testing

@testable import Webhooks

@Suite struct CallFoldTests {
  @Test("any order and any repetition of random events folds into the same call")
  func orderDoesNotShow() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    for _ in 0..<200 {
      let events = (0..<Int.random(in: 1...6, using: &random)).map { _ in randomEvent(&random) }
      let expected = fold(events)
      for _ in 0..<10 {
        let shuffled = (events + events.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)
        #expect(fold(shuffled) == expected, "seed \(seed)")
      }
    }
  }

  @Test("folding twice halves is folding the whole")
  func associative() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    for _ in 0..<200 {
      let events = (0..<6).map { _ in randomEvent(&random) }
      var left = fold(Array(events[..<3]))
      for event in events[3...] { _ = left.merge(event) }
      #expect(left == fold(events), "seed \(seed)")
    }
  }

  @Test("a late start does not overwrite an ended call")
  func lateStart() {
    var fold = CallFold()
    _ = fold.merge(event(.ended, time: 10, [.endReason: .text("user_hangup"), .agentName: .text("new")]))
    let changed = fold.merge(event(.inProgress, time: 99, [.agentName: .text("old"), .callType: .text("phone_call")]))
    #expect(fold.state == .ended)
    #expect(fold.facts[.agentName]?.value == .text("new"))
    #expect(changed == [.callType])
  }

  @Test("a provider time of the far future pins nothing beyond five minutes after receipt")
  func hostileTime() {
    let capped = event(.ended, time: 1 << 52, [.endReason: .text("x")]).received(atMilliseconds: 1_000_000)
    #expect(capped.order.providerTimeMilliseconds == 1_300_000)
  }

  @Test(
    "facts survive being written and read",
    arguments: [
      FactValue.text(""), .text("Zoë 💬"), .integer(.min), .integer(.max), .boolean(true), .boolean(false),
      .transcript(Transcript([.init(role: .agent, text: "Zoë 💬/\u{0}", startMilliseconds: 5)])),
    ])
  func bytes(value: FactValue) {
    #expect(FactValue(bytes: value.bytes) == value)
  }

  @Test(
    "bytes that no fact was written as are refused",
    arguments: [[], [0x78], [0x69, 0x78], [0x62, 0x32], [0x74, 0xff]])
  func badBytes(bytes: [UInt8]) {
    #expect(FactValue(bytes: bytes) == nil)
  }

  private func fold(_ events: [CallEvent]) -> CallFold {
    var fold = CallFold()
    for event in events { _ = fold.merge(event) }
    return fold
  }

  private func event(_ rank: CallState, time: Int64, _ facts: [CallField: FactValue]) -> CallEvent {
    CallEvent(
      providerCallID: "c", rank: rank,
      order: FactOrder(rank: rank, providerTimeMilliseconds: time, bodyHash: [UInt8(truncatingIfNeeded: time)]),
      facts: facts)
  }

  /// Equal orders come with equal facts, as equal bodies do.
  private func randomEvent(_ random: inout SeededGenerator) -> CallEvent {
    let rank = CallState.allCases.randomElement(using: &random)!
    let hash = UInt8.random(in: 0...255, using: &random)
    var facts: [CallField: FactValue] = [:]
    for (index, field) in CallField.allCases.enumerated() where (Int(hash) >> (index % 8)) & 1 == 1 {
      facts[field] = .integer(Int64(hash) * 100 + Int64(rank.rawValue))
    }
    return CallEvent(
      providerCallID: "c", rank: rank,
      order: FactOrder(rank: rank, providerTimeMilliseconds: Int64(hash % 3), bodyHash: [hash]),
      facts: facts)
  }
}
