internal import Calls
internal import Synchronization

/// Decides how a delivery is let in, before any of its body is read, and learns from what became of it.
///
/// 1. For a source that is not there: 404, and it counts against the address.
/// 2. For one that is, nobody is refused for an address. Where many signatures from one address were bad, what comes from
///    there for that source goes in single file.
/// 3. Half of all places are for sources of which a delivery was verified within the last hour.
final class WebhookAdmission: Sendable {
  /// A place in single file is for who sends: a body of it that is not there within this time is given up. It had the time
  /// of its waiting to arrive.
  static let singleFileBodyTime: Duration = .seconds(2)

  private let sources: KnownSources
  private let gate: InFlightGate
  private let failures = Mutex(SignatureFailures())
  private let singleFile = SingleFile<SignatureFailures.Pair>()
  /// Told an address from which somebody asked for a source that is not there.
  private let noteStranger: @Sendable (String) -> Void

  init(sources: KnownSources, gate: InFlightGate, noteStranger: @escaping @Sendable (String) -> Void) {
    self.sources = sources
    self.gate = gate
    self.noteStranger = noteStranger
  }

  /// Runs `deliver`, which reads the body by the deadline it is given and hands the delivery on.
  ///
  /// - Parameter deadline: When the whole request must have arrived.
  ///
  /// Throws `Problem` 404 `unknown_source` and 503 `overloaded`, and what `deliver` throws.
  func admit<Answer>(
    for source: SourceKey, from address: String, until deadline: ContinuousClock.Instant,
    _ deliver: (_ bodyDeadline: ContinuousClock.Instant) async throws -> Answer
  ) async throws -> Answer {
    let standing = await sources.standing(of: source)
    guard standing != .unknown else {
      noteStranger(address)
      throw Problem(404, "unknown_source", "No enabled source has this path.")
    }
    let pair = SignatureFailures.Pair(source, from: address)
    func pass(_ bodyDeadline: ContinuousClock.Instant) async throws -> Answer {
      try await gate.pass(isTrusted: standing == .verified) {
        try await learning(from: pair) { try await deliver(bodyDeadline) }
      }
    }
    guard failures.withLock({ $0.isReduced(pair, at: .now) }) else { return try await pass(deadline) }
    return try await singleFile.pass(pair, until: deadline) {
      try await pass(min(deadline, .now + Self.singleFileBodyTime))
    }
  }

  private func learning<Answer>(
    from pair: SignatureFailures.Pair, _ deliver: () async throws -> Answer
  ) async throws -> Answer {
    do {
      let answer = try await deliver()
      sources.noteVerified(pair.source)
      return answer
    } catch let error as RPCError {
      switch error.reason {
      case "bad_signature": failures.withLock { $0.fail(pair, at: .now) }
      case "unknown_source":
        sources.forget(pair.source)
        noteStranger(pair.network)
      default: break
      }
      throw error
    }
  }
}
