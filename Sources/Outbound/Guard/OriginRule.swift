internal import Foundation

/// Which addresses a request may begin with.
struct OriginRule: Sendable {
  let allowsInsecure: Bool

  /// The address without a slash at its end, or nil where it may not be called: not https, a user, a port of its own or a
  /// path in it, or a host that is an IP address or outside `domains`.
  func checked(given origin: String, domains: [String]) -> String? {
    guard let parts = URLComponents(string: origin), parts.scheme == "https" || allowsInsecure,
      let host = parts.host?.lowercased(), parts.user == nil, parts.password == nil, parts.query == nil,
      parts.fragment == nil
    else { return nil }
    if allowsInsecure { return Self.trimmed(origin) }
    guard parts.port == nil, parts.path.isEmpty || parts.path == "/", isName(host) else { return nil }
    guard domains.isEmpty || domains.contains(where: { host == $0 || host.hasSuffix("." + $0) }) else { return nil }
    return "https://" + host
  }

  /// A base of ours: a constant or a setting.
  func checked(fixed base: String) -> String? {
    guard base.hasPrefix("https://") || allowsInsecure else { return nil }
    return Self.trimmed(base)
  }

  /// A name of the DNS: letters, digits, hyphens and at least one dot, and not the digits of an IPv4 address.
  private func isName(_ host: String) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, host.utf8.count <= 253, let last = labels.last else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count)
        && label.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
    } && !last.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func trimmed(_ base: String) -> String {
    base.hasSuffix("/") ? String(base.dropLast()) : base
  }
}
