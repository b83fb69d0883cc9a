internal import Resilience
internal import Synchronization

/// Which sources there are, as far as this process was told: so that a delivery for none is refused before its body is read.
///
/// What is not known here is asked of webhooks, each time anew: that a source is *not* there is never remembered. What is
/// known stays so for an hour, to the minute, after the last delivery that verified, or until webhooks says that it is gone;
/// until then one delivery for a source that was disabled costs the reading of its body. Where webhooks cannot be asked,
/// deliveries are read and handed on as if there were nothing to know: a delivery must never be lost because this is out of
/// date.
final class KnownSources: Sendable {
  /// How long a source is known, and counts as verified.
  static let life: Duration = .seconds(3_600)
  /// Sources that are remembered, some 200 bytes each; the longest unused makes room.
  static let limit = 65_536

  /// What is known of the source that a delivery names.
  enum Standing: Sendable, Hashable {
    /// Within the last hour a delivery for it was signed rightly.
    case verified
    /// It is there.
    case live
    /// There is none.
    case unknown
    /// Webhooks could not be asked.
    case unheard
  }

  let questions: SourceQuestions
  private let entries = Mutex(BoundedCache<SourceKey, Entry>(limit: limit, life: life))

  private struct Entry {
    /// Whether a delivery for the source was verified since the entry was written.
    var isVerified: Bool
    var writtenAt: ContinuousClock.Instant

    /// How long another verified delivery changes nothing.
    static let freshness: Duration = .seconds(60)
  }

  init(questions: SourceQuestions) {
    self.questions = questions
  }

  /// Sources that are remembered.
  var count: Int { entries.withLock { $0.count } }

  func standing(of key: SourceKey, at now: ContinuousClock.Instant = .now) async -> Standing {
    if let entry = entries.withLock({ $0.value(of: key, at: now) }) { return entry.isVerified ? .verified : .live }
    switch await questions.isLive(key) {
    case true:
      entries.withLock { entries in
        if entries.value(of: key, at: now) == nil {
          entries.set(Entry(isVerified: false, writtenAt: now), for: key, at: now)
        }
      }
      return .live
    case false: return .unknown
    case nil: return .unheard
    }
  }

  /// A delivery for the source was signed rightly.
  func noteVerified(_ key: SourceKey, at now: ContinuousClock.Instant = .now) {
    entries.withLock { entries in
      if let entry = entries.value(of: key, at: now), entry.isVerified, now - entry.writtenAt < Entry.freshness {
        return
      }
      entries.set(Entry(isVerified: true, writtenAt: now), for: key, at: now)
    }
  }

  /// Webhooks says that there is no such source.
  func forget(_ key: SourceKey) {
    _ = entries.withLock { $0.remove(key) }
  }
}
