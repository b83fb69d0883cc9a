import Testing

@testable import Edge

@Suite struct InFlightGateTests {
  /// How many of each get in while all stay inside: trusted ones after the others, or before.
  private func admitted(limit: Int, untrustedFirst: Bool) async -> (trusted: Int, untrusted: Int) {
    let gate = InFlightGate(limit: limit)
    func fill(_ isTrusted: Bool, _ count: Int, then next: (Int) async -> Void) async {
      do {
        try await gate.pass(isTrusted: isTrusted) { await fill(isTrusted, count + 1, then: next) }
      } catch {
        await next(count)
      }
    }
    var result = (trusted: 0, untrusted: 0)
    await fill(!untrustedFirst, 0) { first in
      await fill(untrustedFirst, 0) { second in
        result = untrustedFirst ? (second, first) : (first, second)
        #expect(gate.inFlight == first + second)
      }
    }
    #expect(gate.inFlight == 0)
    return result
  }

  @Test("half of the places are for the trusted alone", arguments: [(1, 1, 0), (2, 1, 1), (5, 2, 3), (100, 50, 50)])
  func reserved(limit: Int, untrusted: Int, trusted: Int) async {
    let afterFlood = await admitted(limit: limit, untrustedFirst: true)
    #expect(afterFlood == (trusted, untrusted))
    let before = await admitted(limit: limit, untrustedFirst: false)
    #expect(before == (limit, 0))
  }
}
