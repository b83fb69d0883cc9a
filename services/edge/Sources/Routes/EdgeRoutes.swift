/// Which paths there are and what each takes: for 405, and for the names of routes in logs and metrics.
enum EdgeRoutes {
  static let webhookMethods = ["DELETE", "GET", "PATCH", "POST", "PUT"]

  /// Methods by the pattern of their path.
  private static let methods: [String: Set<String>] = {
    var methods: [String: Set<String>] = [
      "/healthz": ["GET", "HEAD"], "/readyz": ["GET", "HEAD"], "/openapi.json": ["GET"],
      KeySetRoute.path: ["GET"],
      EventStreamRoute.path: ["GET"], "/oauth/{provider}/start": ["GET"], "/oauth/{provider}/callback": ["GET"],
      "/webhooks/{provider}/{source}": Set(webhookMethods),
    ]
    for route in APIRoute.all { methods[route.path, default: []].insert(route.method.rawValue) }
    return methods
  }()

  /// Patterns cut at their slashes, by the number of pieces; those without braces first, because they are closer.
  private static let patterns: [Int: [[Substring]]] = {
    let cut = methods.keys.sorted { !$0.contains("{") && $1.contains("{") }.map { pieces(of: $0) }
    return Dictionary(grouping: cut, by: \.count)
  }()

  /// The pattern that `path` belongs to: what logs and metrics show in its place.
  static func pattern(for path: String) -> String? {
    let pieces = pieces(of: path)
    let match = patterns[pieces.count]?.first { pattern in
      zip(pattern, pieces).allSatisfy { $0 == $1 || ($0.hasPrefix("{") && !$1.isEmpty) }
    }
    return match?.joined(separator: "/")
  }

  /// The value of `Allow` for `path`; nil where nothing is there.
  static func allowedMethods(for path: String) -> String? {
    pattern(for: path).flatMap { methods[$0] }.map { $0.sorted().joined(separator: ", ") }
  }

  private static func pieces(of path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }
}
