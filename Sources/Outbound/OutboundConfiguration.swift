public import Resilience

/// Where providers are and how much of each is asked at once.
public struct OutboundConfiguration: Sendable {
  /// Addresses in place of the providers' own.
  public var baseURLs: [Provider: String]
  /// `http://` and private addresses may be called: for stand-ins on the same machine.
  public var allowsInsecure: Bool
  /// Calls to one account at once.
  public var callsPerAccount: Int
  public var breaker: CircuitBreaker.Configuration

  public init(
    baseURLs: [Provider: String] = [:], allowsInsecure: Bool = false, callsPerAccount: Int = 32,
    breaker: CircuitBreaker.Configuration = CircuitBreaker.Configuration()
  ) {
    self.baseURLs = baseURLs
    self.allowsInsecure = allowsInsecure
    self.callsPerAccount = callsPerAccount
    self.breaker = breaker
  }
}
