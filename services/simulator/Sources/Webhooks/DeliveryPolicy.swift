/// When a delivery is given up and when it is sent again.
public struct DeliveryPolicy: Sendable, Hashable {
  /// Which failures are worth another try.
  public enum Retries: Sendable, Hashable {
    /// Everything but a 2xx, as Retell does.
    case everyFailure
    /// No answer, 429 and 5xx but 501: what the same bytes can overcome later.
    case temporaryFailures
    /// Only where no answer came, as Twilio does.
    case noAnswer
  }

  /// Time for one attempt, answer included.
  public var timeout: Duration
  public var maximumRetries: Int
  /// The first pause; each further one is twice as long. Retell publishes none, so a second is our choice.
  public var firstPause: Duration
  public var retries: Retries

  public init(timeout: Duration, maximumRetries: Int, firstPause: Duration, retries: Retries) {
    self.timeout = timeout
    self.maximumRetries = maximumRetries
    self.firstPause = firstPause
    self.retries = retries
  }

  /// Source: Retell's documentation, "Webhook overview": 2xx within 10 s, otherwise up to 3 retries.
  public static let retell = DeliveryPolicy(
    timeout: .seconds(10), maximumRetries: 3, firstPause: .seconds(1), retries: .everyFailure)

  /// The pause before the next attempt, or nil where there is none. `attempts` have been made, the last of them answered
  /// with `status`, or not at all.
  public func pause(afterAttempts attempts: Int, status: Int?) -> Duration? {
    guard attempts <= maximumRetries, isFailure(status), isWorthRepeating(status) else { return nil }
    return firstPause * (1 << min(attempts - 1, 16))
  }

  private func isFailure(_ status: Int?) -> Bool {
    status.map { !(200..<300).contains($0) } ?? true
  }

  private func isWorthRepeating(_ status: Int?) -> Bool {
    switch retries {
    case .everyFailure: true
    case .temporaryFailures: status.map { $0 == 429 || ($0 >= 500 && $0 != 501) } ?? true
    case .noAnswer: status == nil
    }
  }
}
