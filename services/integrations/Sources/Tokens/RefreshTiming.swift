internal import Foundation
internal import Identifiers

/// When new tokens are asked for ahead of the end of the old ones.
///
/// At 80 % of their life, up to a tenth of it earlier: connections made together do not come due together. Always from the
/// life that the answer named, never by a fixed clock: HubSpot once cut it from six hours to thirty minutes.
struct RefreshTiming: Sendable, Hashable {
  /// Names the job that does it.
  let reference: UUID
  let life: Duration
  let ahead: Duration

  /// Nil where the provider names no life: then a token is good until it is refused.
  init?(lifeSeconds: Int?, reference: UUID = .version7(), using random: inout some RandomNumberGenerator) {
    guard let lifeSeconds else { return nil }
    self.reference = reference
    life = .seconds(lifeSeconds)
    let latest = Int64(lifeSeconds) * 1_000_000 * 8 / 10
    ahead = .microseconds(latest - Int64.random(in: 0...Int64(lifeSeconds) * 1_000_000 / 10, using: &random))
  }

  var lifeMicroseconds: Int64 { life.components.seconds * 1_000_000 }
  var aheadMicroseconds: Int64 {
    ahead.components.seconds * 1_000_000 + ahead.components.attoseconds / 1_000_000_000_000
  }
}
