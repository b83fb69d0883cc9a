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

  /// A path cut at its slashes.
  private struct Pattern {
    let path: String
    /// Nil for a piece in braces, which stands for any text but none.
    let pieces: [[UInt8]?]

    init(_ path: String) {
      self.path = path
      pieces = EdgeRoutes.pieces(of: path).map { $0.first == UInt8(ascii: "{") ? nil : Array($0) }
    }

    func matches(_ pieces: [Substring.UTF8View]) -> Bool {
      zip(self.pieces, pieces).allSatisfy { own, piece in own.map(piece.elementsEqual) ?? !piece.isEmpty }
    }
  }

  /// By the number of pieces; those without braces first, because they are closer.
  private static let patterns: [Int: [Pattern]] = {
    let all = methods.keys.sorted { !$0.contains("{") && $1.contains("{") }.map(Pattern.init)
    return Dictionary(grouping: all, by: \.pieces.count)
  }()

  /// The pattern that `path` belongs to: what logs and metrics show in its place.
  static func pattern(for path: String) -> String? {
    let pieces = pieces(of: path)
    return patterns[pieces.count]?.first { $0.matches(pieces) }?.path
  }

  /// The value of `Allow` for `path`; nil where nothing is there.
  static func allowedMethods(for path: String) -> String? {
    pattern(for: path).flatMap { methods[$0] }.map { $0.sorted().joined(separator: ", ") }
  }

  private static func pieces(of path: String) -> [Substring.UTF8View] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  }
}
