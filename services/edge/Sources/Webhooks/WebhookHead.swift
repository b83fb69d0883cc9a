/// A delivery's head, checked before any of its body is read. Knows nothing of sockets.
struct WebhookHead: Sendable {
  var method: String
  /// As it stands in the request, not decoded.
  var path: String
  var query: String?
  /// Names as they were spelled.
  var headers: [(name: String, value: String)]
  var contentType: String?
  var hasBody: Bool

  /// Throws `Problem`: 404 unknown provider or a source that cannot exist, 414, 431, 415.
  func check() throws -> (provider: WebhookProvider, source: String) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Substring.init)
    guard parts.count == 4, let provider = WebhookProvider.named(parts[2]) else {
      throw Problem(404, "unknown_provider", "There is no such provider.")
    }
    let source = String(parts[3])
    guard Self.isToken(source) else { throw Problem(404, "unknown_source", "There is no such source.") }
    guard path.utf8.count + (query?.utf8.count ?? 0) < EdgeConfiguration.maximumTarget else {
      throw Problem(414, "target_too_long", "Path and query may have \(EdgeConfiguration.maximumTarget) bytes.")
    }
    guard headers.count <= EdgeConfiguration.maximumHeaders, headerBytes <= EdgeConfiguration.maximumHeaderBytes else {
      throw Problem(
        431, "headers_too_large",
        "There may be \(EdgeConfiguration.maximumHeaders) headers of \(EdgeConfiguration.maximumHeaderBytes) bytes together."
      )
    }
    if hasBody && ["POST", "PUT", "PATCH"].contains(method) && !provider.accepts(contentType: contentType) {
      throw Problem(
        415, "wrong_content_type", "The body must be \(provider.contentTypes.sorted().joined(separator: " or ")).")
    }
    return (provider, source)
  }

  /// The URL as the provider called it, whatever stands between it and us.
  func url(base: String) -> String {
    base + path + (query.map { "?" + $0 } ?? "")
  }

  private var headerBytes: Int {
    headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
  }

  /// What a source's token can look like: 8 to 128 letters, digits, `-` and `_`.
  private static func isToken(_ text: String) -> Bool {
    (8...128).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
