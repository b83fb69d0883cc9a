/// What the settings of the database's pool must satisfy together.
enum PoolRule {
  /// The lanes, which share one limit: the server counts connections of all services.
  static let lanes = ["ingest", "rpc", "worker", "operator"].map { "postgres.pool.\($0)" }
  static let maximum = "postgres.pool.maximum"

  /// Which rule the settings break, as one sentence; nil where they break none.
  static func refusal(of settings: Settings) -> String? {
    let sum = lanes.reduce(0) { $0 + settings.integer($1) }
    guard sum > settings.integer(maximum) else { return nil }
    let sizes = lanes.map { "\($0) \(settings.integer($0))" }.joined(separator: ", ")
    return "\(sizes): together \(sum), which is more than \(maximum) \(settings.integer(maximum))."
  }
}
