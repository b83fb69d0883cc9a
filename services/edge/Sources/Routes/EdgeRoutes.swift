/// Which paths there are and what each takes.
enum EdgeRoutes {
  static let webhook = "/webhooks/{provider}/{source}"
  static let webhookMethods = ["DELETE", "GET", "PATCH", "POST", "PUT"]

  /// The pattern that `path` belongs to: what logs and metrics show in its place.
  static func pattern(for path: String) -> String? {
    switch path {
    case "/healthz", "/readyz": return path
    default:
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == 4 && parts[0].isEmpty && parts[1] == "webhooks" ? webhook : nil
    }
  }

  /// The value of `Allow` for `path`; nil where nothing is there.
  static func allowedMethods(for path: String) -> String? {
    switch pattern(for: path) {
    case nil: nil
    case webhook: webhookMethods.joined(separator: ", ")
    default: "GET, HEAD"
    }
  }
}
