internal import Resilience

/// Bad signatures of each source from each address: where there are many, deliveries of that pair are let in one at a time.
///
/// Nothing is refused for it: whoever shares the address with the forger, as all customers of a provider do, still gets
/// through, and neither other addresses nor other sources notice. Ten failures are free and one is forgiven each minute, so ten
/// minutes after the last one at most all is as before.
struct SignatureFailures: Sendable {
  static let freeFailures = 10
  /// More are not counted.
  static let mostFailures = 20
  static let forgivenEvery: Duration = .seconds(60)
  /// Pairs that are remembered; the longest unused is forgotten.
  static let mostPairs = 65_536

  struct Pair: Sendable, Hashable {
    var source: SourceKey
    /// The part of an address that one sender is taken to have.
    var network: String

    init(_ source: SourceKey, from address: String) {
      self.source = source
      network = AddressPenalties.network(of: address)
    }
  }

  private struct Record: Sendable {
    /// Failures that are not forgiven yet, as of `countedAt`.
    var failures: Int
    var countedAt: ContinuousClock.Instant
  }

  private var records = BoundedCache<Pair, Record>(limit: mostPairs, life: .seconds(3_600))

  /// Pairs that are remembered.
  var count: Int { records.count }

  /// Whether only one delivery of the pair at a time is let in.
  mutating func isReduced(_ pair: Pair, at now: ContinuousClock.Instant) -> Bool {
    record(of: pair, at: now).failures > Self.freeFailures
  }

  /// Counts a bad signature.
  mutating func fail(_ pair: Pair, at now: ContinuousClock.Instant) {
    var record = record(of: pair, at: now)
    record.failures = min(record.failures + 1, Self.mostFailures)
    records.set(record, for: pair, at: now)
  }

  private mutating func record(of pair: Pair, at now: ContinuousClock.Instant) -> Record {
    guard var record = records.value(of: pair, at: now) else { return Record(failures: 0, countedAt: now) }
    let forgiven = Int(record.countedAt.duration(to: now) / Self.forgivenEvery)
    record.failures = max(0, record.failures - forgiven)
    record.countedAt = record.countedAt.advanced(by: Self.forgivenEvery * forgiven)
    return record
  }
}
