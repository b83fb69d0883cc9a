/// When a long turn sends what it has so far: the other end works on it while we go on.
struct FlushPace {
  /// After so many pieces of work.
  private static let pieces = 8
  /// Or as soon as so many bytes wait, which is about what the kernel takes at once.
  private static let bytes = 64 << 10

  private var done = 0

  /// One more piece is done. Whether it is time to send.
  mutating func isDue(bytes: Int = 0) -> Bool {
    done += 1
    guard done >= Self.pieces || bytes >= Self.bytes else { return false }
    done = 0
    return true
  }
}
