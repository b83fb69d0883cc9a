internal import Moments

/// Watches that an unfinished frame does not stay unfinished: a peer that sends a byte at a time would hold memory for ever.
struct ArrivalWatch {
  static let limit = Duration.seconds(10)

  private var begunAt: Moment?

  /// Bytes were worked through. `completedFrames`: at least one frame ended, so the rest belongs to a newer one.
  mutating func progressed(hasPartialFrame: Bool, completedFrames: Bool, now: Moment) {
    if !hasPartialFrame {
      begunAt = nil
    } else if completedFrames || begunAt == nil {
      begunAt = now
    }
  }

  func check(now: Moment) throws(ProtocolFault) {
    guard let begunAt, begunAt.duration(to: now) >= Self.limit else { return }
    throw .violation("a frame must be complete 10 s after its first byte")
  }
}
