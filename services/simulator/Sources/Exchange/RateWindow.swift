/// Counts requests of each account in a sliding window and refuses those beyond the limit.
struct RateWindow: Sendable {
  /// Requests in a window; nil: no limit.
  var limit: Int?
  /// Length of the window in milliseconds.
  var interval: Int64
  private var times: [String: [Int64]] = [:]

  init(limit: Int?, interval: Int64) {
    self.limit = limit
    self.interval = interval
  }

  /// Takes one place; false, and nothing taken, where the window is full.
  mutating func take(_ account: String, at time: Int64) -> Bool {
    guard let limit else { return true }
    if times.count > 10_000 { times = [:] }
    var recent = times[account, default: []].filter { $0 > time - interval }
    defer { times[account] = recent }
    guard recent.count < limit else { return false }
    recent.append(time)
    return true
  }

  /// Places left.
  func remaining(_ account: String, at time: Int64) -> Int {
    guard let limit else { return .max }
    return max(0, limit - (times[account]?.count { $0 > time - interval } ?? 0))
  }

  /// Milliseconds until the next place is free; 0 where one is.
  func wait(_ account: String, at time: Int64) -> Int64 {
    guard remaining(account, at: time) == 0, let oldest = times[account]?.first(where: { $0 > time - interval })
    else { return 0 }
    return max(1, oldest + interval - time)
  }
}
