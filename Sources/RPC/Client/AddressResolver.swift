internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
  internal import Glibc
#endif

/// Finds the servers behind the addresses of a client's settings.
protocol AddressResolver: Sendable {
  /// Every `host:port` behind one, with numbers for the host. Throws where the name is unknown or nobody answers.
  func resolve(_ address: String) async throws -> [String]
}

/// What the system knows: its hosts file and its name servers. Source: getaddrinfo(3).
struct SystemResolver: AddressResolver {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  func resolve(_ address: String) async throws -> [String] {
    guard let (host, port) = Self.parts(of: address) else { throw Failure(description: "not host:port") }
    if Self.isNumeric(host) { return [address] }
    // It blocks for as long as the name servers take.
    return try await NIOThreadPool.singleton.runIfActive { try Self.lookUp(host, port) }
  }

  /// Host and port; an IPv6 host is in brackets.
  static func parts(of address: String) -> (host: String, port: Int)? {
    guard let colon = address.lastIndex(of: ":"), let port = Int(address[address.index(after: colon)...]),
      (1...65_535).contains(port)
    else { return nil }
    var host = address[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    return host.isEmpty ? nil : (String(host), port)
  }

  private static func isNumeric(_ host: String) -> Bool {
    (try? SocketAddress(ipAddress: host, port: 1)) != nil
  }

  private static func lookUp(_ host: String, _ port: Int) throws -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &found)
    guard code == 0 else { throw Failure(description: String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(found) }
    var addresses: [String] = []
    var next = found
    while let info = next {
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let code = getnameinfo(
        info.pointee.ai_addr, info.pointee.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
      if code == 0 {
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let address = text.contains(":") ? "[\(text)]:\(port)" : "\(text):\(port)"
        if !addresses.contains(address) { addresses.append(address) }
      }
      next = info.pointee.ai_next
    }
    return addresses
  }
}
