internal import Moments
internal import NIOCore

/// What one connection has written and not yet sent.
struct OutgoingBytes {
  /// Long messages are cut into the channel only up to here, so that memory stays bounded and other connections get their
  /// turn: handing over more at once would show in their times.
  static let highWater = 256 << 10
  /// While more than this has not left, a server begins no call: a peer that reads slowly, or not at all, costs little work.
  static let beginMark = 1 << 20
  static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 64 << 10, high: highWater)
  /// How much may wait, and for how long nothing of it may move, before the peer counts as one that does not read.
  struct Limits {
    var unsent = 16 << 20
    var stall = Duration.seconds(20)
  }

  let limits: Limits
  private var handedOver = 0
  private var progress = 0
  private var progressAt: Moment

  init(limits: Limits = Limits(), now: Moment) {
    self.limits = limits
    progressAt = now
  }

  /// Bytes that the channel still holds.
  static func unsent(_ channel: any Channel) -> Int {
    // The option fails only on a closed channel, which holds nothing.
    (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }

  mutating func handOver(_ bytes: Int) {
    handedOver += bytes
  }

  /// Whether the peer has stopped reading.
  mutating func isStuck(unsent: Int, now: Moment) -> Bool {
    guard unsent <= limits.unsent else { return true }
    let sent = handedOver - unsent
    if sent != progress || unsent == 0 {
      progress = sent
      progressAt = now
    }
    return progressAt.duration(to: now) >= limits.stall
  }
}
