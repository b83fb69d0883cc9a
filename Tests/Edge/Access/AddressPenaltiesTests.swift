import Testing

@testable import Edge

@Suite("Penalties of addresses")
struct AddressPenaltiesTests {
  private let start = ContinuousClock.now

  @Test("ten failures are free; each further one doubles the wait up to fifteen minutes")
  func doubling() {
    var penalties = AddressPenalties()
    for _ in 0..<10 { penalties.fail("192.0.2.1", at: start) }
    #expect(penalties.wait(of: "192.0.2.1", at: start) == nil)
    for expected in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
      penalties.fail("192.0.2.1", at: start)
      #expect(penalties.wait(of: "192.0.2.1", at: start) == .seconds(expected))
    }
    #expect(penalties.wait(of: "192.0.2.2", at: start) == nil)
  }

  @Test("a failure is forgiven every minute")
  func forgiving() {
    var penalties = AddressPenalties()
    for _ in 0..<11 { penalties.fail("192.0.2.1", at: start) }
    let later = start.advanced(by: .seconds(300))
    #expect(penalties.wait(of: "192.0.2.1", at: later) == nil)
    for _ in 0..<4 { penalties.fail("192.0.2.1", at: later) }
    #expect(penalties.wait(of: "192.0.2.1", at: later) == nil)
    penalties.fail("192.0.2.1", at: later)
    #expect(penalties.wait(of: "192.0.2.1", at: later) == .seconds(1))
  }

  @Test(
    "an IPv6 host is its network of 64 bits",
    arguments: [
      ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"), ("2001:db8:1:2::9", "2001:db8:1:2"), ("2001:db8::1", "2001:db8:0:0"),
      ("::1", "0:0:0:0"), ("fe80::1%eth0", "fe80:0:0:0"), ("192.0.2.1", "192.0.2.1"), ("unknown", "unknown"),
    ])
  func networks(address: String, network: String) {
    #expect(AddressPenalties.network(of: address) == network)
  }

  @Test("a flood of addresses takes no more than its room")
  func bounded() {
    var penalties = AddressPenalties()
    for index in 0..<(AddressPenalties.mostAddresses + 1_000) {
      penalties.fail("address \(index)", at: start)
    }
    #expect(penalties.count == AddressPenalties.mostAddresses)
  }
}
