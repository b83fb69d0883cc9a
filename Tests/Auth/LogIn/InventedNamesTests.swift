import Testing

@testable import Auth

@Suite("Waits after failed log-ins")
struct InventedNamesTests {
  @Test(
    "waits double from the first failure that is not free, up to a cap",
    arguments: [(0, 0), (4, 0), (5, 1), (6, 2), (9, 16), (14, 512), (15, 900), (1000, 900), (Int.max, 900)])
  func waits(failures: Int, seconds: Int) {
    #expect(LogInPenalty.wait(failures: failures) == seconds)
  }

  @Test("an invented name waits as a real one would, from where it failed, and is forgotten after an hour")
  func invented() {
    let names = InventedNames()
    for failures in 1...8 {
      names.failed("nobody@acme.test", origin: [1, 2], now: 1000)
      #expect(
        names.wait("nobody@acme.test", origin: [1, 2], now: 1000) == LogInPenalty.wait(failures: failures))
    }
    #expect(names.wait("nobody@acme.test", origin: [3, 4], now: 1000) == 0)
    #expect(names.wait("nobody@acme.test", origin: [1, 2], now: 1008) == 0)
    names.failed("nobody@acme.test", origin: [1, 2], now: 1000 + InventedNames.memory + 1)
    #expect(names.wait("nobody@acme.test", origin: [1, 2], now: 1000 + InventedNames.memory + 1) == 0)
  }

  @Test("a hundred thousand names take no more room than none")
  func fixedSize() {
    let names = InventedNames()
    for number in 0..<100_000 { names.failed("nobody\(number)@acme.test", origin: [0, 0], now: 0) }
    #expect(InventedNames.places == 16_384)
    // Places are shared, so a flood of names costs others a wait at most, never memory.
    #expect(names.wait("somebody@acme.test", origin: [0, 0], now: 0) <= LogInPenalty.longest)
  }
}
