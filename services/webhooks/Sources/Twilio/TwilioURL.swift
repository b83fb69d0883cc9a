/// A URL in the forms that Twilio may have signed it in.
///
/// Twilio drops user and password before signing. With the default port or without, its products differ; another port stays
/// or is dropped. Nothing is decoded or encoded again: the query counts byte for byte.
struct TwilioURL: Sendable, Hashable {
  private let scheme: String
  private let host: String
  private let port: String?
  /// Path and query.
  private let rest: String

  /// Nil where `url` is no absolute URL of HTTP.
  init?(_ url: String) {
    let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "https" || parts[0] == "http" else { return nil }
    scheme = String(parts[0])
    let end = parts[1].firstIndex { $0 == "/" || $0 == "?" } ?? parts[1].endIndex
    rest = String(parts[1][end...].prefix { $0 != "#" })
    let authority = parts[1][..<end].split(separator: "@").last ?? ""
    guard !authority.isEmpty else { return nil }
    if let colon = authority.lastIndex(of: ":"), decimal(authority[authority.index(after: colon)...]) != nil {
      host = String(authority[..<colon])
      port = String(authority[authority.index(after: colon)...])
    } else {
      host = String(authority)
      port = nil
    }
  }

  /// Without a port, and with the one given or the scheme's own.
  var forms: [String] {
    ["\(scheme)://\(host)\(rest)", "\(scheme)://\(host):\(port ?? (scheme == "https" ? "443" : "80"))\(rest)"]
  }

  /// The value of the query's `bodySHA256`.
  var bodyHash: String? {
    guard let mark = rest.firstIndex(of: "?") else { return nil }
    return rest[rest.index(after: mark)...].split(separator: "&").first { $0.hasPrefix("bodySHA256=") }
      .map { String($0.dropFirst("bodySHA256=".count)) }
  }
}
