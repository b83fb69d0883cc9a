import NIOCore
import Testing

@testable import Outbound

@Suite struct AddressRuleTests {
  @Test(
    "addresses that are not of the public Internet are refused",
    arguments: [
      "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.169.254",
      "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
      "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
      "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "fc00::1",
      "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "2002:a9fe:a9fe::",
      "3fff::1", "4000::1",
    ])
  func refused(address: String) throws {
    #expect(!AddressRule.isPublic(try bytes(address)))
  }

  @Test(
    "public addresses are called, those next to a reserved block too",
    arguments: [
      "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
      "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "198.17.255.255", "198.20.0.0",
      "223.255.255.255", "2606:4700::1111", "2a00:1450::200e", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::",
    ])
  func allowed(address: String) throws {
    #expect(AddressRule.isPublic(try bytes(address)))
  }

  @Test("what is no address is refused")
  func malformed() {
    for length in [0, 3, 5, 15, 17] { #expect(!AddressRule.isPublic(Array(repeating: 1, count: length))) }
  }

  private func bytes(_ text: String) throws -> [UInt8] {
    switch try SocketAddress(ipAddress: text, port: 1) {
    case .v4(let address): withUnsafeBytes(of: address.address.sin_addr) { Array($0) }
    case .v6(let address): withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
    case .unixDomainSocket: []
    }
  }
}
