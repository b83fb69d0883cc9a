/// How long a process that died waits before it is started again: 0.2 s, doubled each time, at most 10 s.
///
/// A process that lived for a minute starts from the beginning.
struct RestartBackoff: Sendable, Hashable {
  private(set) var deaths = 0

  /// The pause after one more death. `lifetime`: how long the process had lived.
  mutating func pause(afterLifetime lifetime: Duration) -> Duration {
    if lifetime >= .seconds(60) { deaths = 0 }
    defer { deaths += 1 }
    return min(.milliseconds(200) * (1 << min(deaths, 10)), .seconds(10))
  }
}
