/// A provider whose deliveries the edge takes, and what it may say about them without interpreting any.
struct WebhookProvider: Sendable, Hashable {
  let name: String
  /// Media types of its bodies.
  let contentTypes: Set<String>

  static let all = [
    WebhookProvider(name: "retell", contentTypes: ["application/json"]),
    WebhookProvider(name: "vapi", contentTypes: ["application/json"]),
    WebhookProvider(name: "twilio", contentTypes: ["application/x-www-form-urlencoded", "application/json"]),
    WebhookProvider(name: "stripe", contentTypes: ["application/json"]),
  ]

  /// The provider of that name, as it stands in a path.
  static func named(_ name: some StringProtocol) -> WebhookProvider? {
    all.first { $0.name == name }
  }

  /// Whether a body of that `Content-Type` may be one of this provider's. Parameters do not matter.
  ///
  /// Source: RFC 9110, 8.3.1 (type and subtype are case-insensitive).
  func accepts(contentType: String?) -> Bool {
    guard let contentType else { return false }
    let mediaType = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    return contentTypes.contains(mediaType)
  }
}
