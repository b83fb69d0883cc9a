internal import Foundation

/// Where a browser may be sent when a flow ends: an address whose origin is, letter for letter, one of the allowed.
///
/// Anything that a browser and a parser might read differently - backslashes, control characters, encoded slashes, a user, a
/// step upwards - is refused rather than repaired.
enum ReturnAddress {
  static let limit = 2_048

  /// The absolute address for what was asked; nil where it is not allowed. Empty asks for the first origin.
  static func checked(_ asked: String, origins: [String]) -> String? {
    guard let first = origins.first else { return nil }
    if asked.isEmpty { return first + "/" }
    guard asked.utf8.count <= limit, isPlain(asked) else { return nil }
    if asked.hasPrefix("/") {
      return asked.hasPrefix("//") ? nil : first + asked
    }
    guard let parts = URLComponents(string: asked), parts.user == nil, parts.password == nil,
      let origin = origin(of: asked), origins.contains(origin)
    else { return nil }
    return asked
  }

  /// `scheme://host[:port]` of an absolute address.
  static func origin(of address: String) -> String? {
    guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
      scheme == "https" || scheme == "http", let host = parts.host?.lowercased(), !host.isEmpty
    else { return nil }
    return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
  }

  private static func isPlain(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard !["..", "%2f", "%5c", "%2e", "%0d", "%0a", "%00"].contains(where: lowered.contains) else { return false }
    return text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") }
  }
}
