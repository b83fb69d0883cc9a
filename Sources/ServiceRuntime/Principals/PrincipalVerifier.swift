public import Calls
internal import Foundation
public import Messages
internal import Observability
public import ServiceLifecycle
internal import Synchronization
public import Tokens

/// Believes principals' tokens, or does not, without asking anybody at that moment: auth's keys and what was revoked are
/// asked for again and again.
///
/// A revocation counts here some two seconds after it was made. Where nothing was heard for a minute, nobody is believed.
/// Graceful shutdown and cancellation both end the listening; what was heard by then still counts for that minute.
public final class PrincipalVerifier: Service {
  /// What auth names itself and those whom its tokens are for.
  static let issuer = "switchboard"
  /// Between two looks at the feed.
  static let interval: Duration = .seconds(2)
  /// Between two tries while nothing was heard yet: others wait for it.
  static let impatientInterval: Duration = .milliseconds(200)
  /// Between two looks at the keys. The next key is published ten minutes before it signs.
  static let keyInterval: Duration = .seconds(30)
  /// Silence after which nobody is believed.
  static let longestSilence: Duration = .seconds(60)

  private struct State {
    var heardAt: ContinuousClock.Instant?
    var keysAt: ContinuousClock.Instant?
    /// Number of the last revocation that was heard of.
    var last: Int64 = 0
    var hasFailed = false
  }

  private let source: any PrincipalSource
  private let events: EventSink
  private let tokens = TokenVerifier(issuer: issuer, audience: issuer)
  private let state = Mutex(State())

  init(source: any PrincipalSource, events: EventSink) {
    self.source = source
    self.events = events
  }

  public func run() async {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.look(at: .now)
        let isImpatient = self.state.withLock { $0.heardAt == nil }
        try? await Task.sleep(for: isImpatient ? Self.impatientInterval : Self.interval)
      }
    }
  }

  /// Asks once for what is new.
  func look(at now: ContinuousClock.Instant) async {
    do {
      if state.withLock({ $0.keysAt.map { now >= $0 + Self.keyInterval } ?? true }) {
        tokens.replace(keys: try await source.keys())
        state.withLock { $0.keysAt = now }
      }
      var hasMore = true
      while hasMore {
        let number = state.withLock { $0.last }
        let news = try await source.revocations(after: number)
        tokens.apply(news.entries, now: Self.seconds())
        state.withLock { $0.last = news.last }
        // An answer without a single entry ends the look, whatever it says.
        hasMore = news.hasMore && news.last > number
      }
      state.withLock { state in
        state.heardAt = now
        state.hasFailed = false
      }
    } catch {
      let isFirst = state.withLock { state in
        defer { state.hasFailed = true }
        return !state.hasFailed && !Task.isCancelled
      }
      if isFirst { events.emit(RuntimeEvents.principalsUnheard(reason: (error as? RPCError)?.reason ?? "unavailable")) }
    }
  }

  /// Whom `token` stands for.
  ///
  /// Throws `UNAUTHENTICATED` `principal_refused` whatever is wrong with it, and `UNAVAILABLE` `principals_unknown` where keys
  /// and revocations were not heard of lately.
  public func verify(_ token: Sensitive<String>) throws(RPCError) -> VerifiedToken {
    try verify(token, at: .now, seconds: Self.seconds())
  }

  func verify(
    _ token: Sensitive<String>, at now: ContinuousClock.Instant, seconds: Int64
  ) throws(RPCError) -> VerifiedToken {
    guard hasHeard(at: now) else {
      throw RPCError(
        .unavailable, reason: "principals_unknown", message: "Tokens cannot be verified now.",
        retryAfter: .milliseconds(500), isNotProcessed: true)
    }
    do throws(TokenError) {
      return try tokens.verify(token.reveal(), now: seconds)
    } catch {
      throw RPCError(
        .unauthenticated, reason: "principal_refused", message: "The caller's token does not count.",
        isNotProcessed: true, isNoRetry: true)
    }
  }

  /// Whether what a token said when it was verified still counts, but for its age: it was not revoked since, as far as was
  /// heard, and something was heard lately.
  public func stillCounts(_ token: VerifiedToken) -> Bool { stillCounts(token, at: .now) }

  func stillCounts(_ token: VerifiedToken, at now: ContinuousClock.Instant) -> Bool {
    hasHeard(at: now) && !tokens.isRevoked(token)
  }

  private func hasHeard(at now: ContinuousClock.Instant) -> Bool {
    state.withLock { $0.heardAt.map { now < $0 + Self.longestSilence } ?? false }
  }

  private static func seconds() -> Int64 { Int64(Date().timeIntervalSince1970) }
}
