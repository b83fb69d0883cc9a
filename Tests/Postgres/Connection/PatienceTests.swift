import Testing

@testable import Postgres

@Suite struct PatienceTests {
  /// Waits that are slept through before one begins awake.
  private func abstained(_ patience: inout Patience) -> Int {
    var count = 0
    while !patience.begin() { count += 1 }
    return count
  }

  @Test("as long as it is rewarded, every wait begins awake")
  func rewarded() {
    var patience = Patience()
    for _ in 0..<100 {
      let isAwake = patience.begin()
      #expect(isAwake)
      patience.ended(wasRewarded: true)
    }
  }

  @Test("in vain, it abstains for ever longer up to a limit, and one reward makes it hopeful again")
  func inVain() {
    var patience = Patience()
    var counts: [Int] = []
    for _ in 0..<9 {
      counts.append(abstained(&patience))
      patience.ended(wasRewarded: false)
    }
    #expect(counts == [0, 1, 2, 4, 8, 16, 32, 64, 64])
    counts = [abstained(&patience)]
    patience.ended(wasRewarded: true)
    counts.append(abstained(&patience))
    patience.ended(wasRewarded: false)
    counts.append(abstained(&patience))
    #expect(counts == [Patience.mostAbstained, 0, 1])
  }
}
