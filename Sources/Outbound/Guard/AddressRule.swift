/// Which addresses are on the public Internet: those of loopback, private networks, link-local services such as a cloud's
/// metadata, documentation, multicast and tunnels to any of them are not. Source: the IANA special-purpose registries.
enum AddressRule {
  /// Whether the address in network byte order, 4 or 16 bytes, may be called.
  static func isPublic(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: isPublicV4(bytes)
    case 16: isPublicV6(bytes)
    default: false
    }
  }

  private static let reservedV4: [(prefix: [UInt8], bits: Int)] = [
    ([0, 0, 0, 0], 8), ([10, 0, 0, 0], 8), ([100, 64, 0, 0], 10), ([127, 0, 0, 0], 8), ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12), ([192, 0, 0, 0], 24), ([192, 0, 2, 0], 24), ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16), ([198, 18, 0, 0], 15), ([198, 51, 100, 0], 24), ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4), ([240, 0, 0, 0], 4),
  ]

  private static func isPublicV4(_ bytes: [UInt8]) -> Bool {
    !reservedV4.contains { matches(bytes, $0.prefix, bits: $0.bits) }
  }

  private static func isPublicV6(_ bytes: [UInt8]) -> Bool {
    // IPv4 in IPv6: mapped, and translated by NAT64.
    if matches(bytes, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], bits: 96)
      || matches(bytes, [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0], bits: 96)
    {
      return isPublicV4(Array(bytes[12...]))
    }
    // 6to4 carries the IPv4 address behind its prefix.
    if matches(bytes, [0x20, 0x02], bits: 16) { return isPublicV4(Array(bytes[2..<6])) }
    // Only 2000::/3 is given out; Teredo and documentation lie inside it.
    return matches(bytes, [0x20], bits: 3) && !matches(bytes, [0x20, 0x01, 0, 0], bits: 32)
      && !matches(bytes, [0x20, 0x01, 0x0d, 0xb8], bits: 32) && !matches(bytes, [0x3f, 0xff, 0x00], bits: 20)
  }

  private static func matches(_ bytes: [UInt8], _ prefix: [UInt8], bits: Int) -> Bool {
    for bit in stride(from: 0, to: bits, by: 8) {
      let mask = UInt8(truncatingIfNeeded: 0xff00 >> min(8, bits - bit))
      if bytes[bit / 8] & mask != prefix[bit / 8] & mask { return false }
    }
    return true
  }
}
