internal import Resilience

/// What bad credentials cost the address they come from: a wait that doubles, and that time forgives.
///
/// An address is an IPv4 address or an IPv6 network of 64 bits, because one host may have all of such a network. Ten
/// failures are free; each further one doubles the wait, from a second to fifteen minutes. A failure is forgiven every
/// minute. Who presents a good credential never waits: the wait is only asked of what failed or has no credential to show.
struct AddressPenalties: Sendable {
  static let freeFailures = 10
  static let firstWait: Duration = .seconds(1)
  static let longestWait: Duration = .seconds(900)
  static let forgivenEvery: Duration = .seconds(60)
  /// Addresses that are remembered; the longest unseen is forgotten.
  static let mostAddresses = 65_536

  private struct Record: Sendable {
    /// Failures that are not forgiven yet, as of `countedAt`.
    var failures: Int
    var countedAt: ContinuousClock.Instant
    var waitsUntil: ContinuousClock.Instant
  }

  private var records = BoundedCache<String, Record>(limit: mostAddresses, life: .seconds(3_600))

  /// Addresses that are remembered now.
  var count: Int { records.count }

  /// How long `address` still has to wait; nil where it may try.
  mutating func wait(of address: String, at now: ContinuousClock.Instant) -> Duration? {
    guard let record = records.value(of: Self.network(of: address), at: now), record.waitsUntil > now else {
      return nil
    }
    return now.duration(to: record.waitsUntil)
  }

  /// Counts a failure of `address`.
  mutating func fail(_ address: String, at now: ContinuousClock.Instant) {
    let network = Self.network(of: address)
    var record = records.value(of: network, at: now) ?? Record(failures: 0, countedAt: now, waitsUntil: now)
    let forgiven = Int(record.countedAt.duration(to: now) / Self.forgivenEvery)
    if forgiven > 0 {
      record.failures = max(0, record.failures - forgiven)
      record.countedAt = record.countedAt.advanced(by: Self.forgivenEvery * forgiven)
    }
    record.failures += 1
    let beyond = record.failures - Self.freeFailures
    if beyond > 0 {
      let doubled = Self.firstWait * (1 << min(beyond - 1, 20))
      record.waitsUntil = now.advanced(by: min(doubled, Self.longestWait))
    }
    records.set(record, for: network, at: now)
  }

  /// The part of an address that one sender is taken to have.
  static func network(of address: String) -> String {
    guard address.contains(":") else { return address }
    let halves = address.split(separator: "%", maxSplits: 1)[0].components(separatedBy: "::")
    let head = halves[0].split(separator: ":").map(String.init)
    guard head.count < 4 else { return head.prefix(4).joined(separator: ":") }
    let tail = halves.count > 1 ? halves[1].split(separator: ":").map(String.init) : []
    let zeros = Array(repeating: "0", count: max(0, 8 - head.count - tail.count))
    return (head + zeros + tail).prefix(4).joined(separator: ":")
  }
}
