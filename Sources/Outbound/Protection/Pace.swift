/// How often one account may be asked for some of a provider's operations, by all replicas together.
public struct Pace: Sendable, Hashable {
  /// Which operations share it, such as `search`; unique within the provider.
  public let name: String
  /// What the provider allows: calls in any stretch of `window`.
  public let calls: Int
  public let window: Duration

  init(_ name: String, calls: Int, window: Duration) {
    self.name = name
    self.calls = calls
    self.window = window
  }

  /// Calls for which leave is taken at once, so that not each call asks: a tenth of what is allowed.
  var batch: Int { max(1, calls / 10) }
  /// How long leave that was taken is good.
  static let life: Duration = .seconds(1)

  /// Calls at once after a pause.
  ///
  /// A fifth of what is allowed, and seven tenths of it are the rate: in any window then begin at most 0.2 + 0.7 of it, and
  /// another 0.7 for the second by which leave may be older than its use. For ten seconds that is 0.97 of what is allowed.
  public var burst: Int { max(1, calls / 5) }
  /// Time between calls in the long run.
  public var interval: Duration { window * 10 / (7 * calls) }
}

extension HubSpotOperation {
  /// Source: HubSpot, "API usage guidelines" (110 requests in 10 s for each account that installed the app, searches apart)
  /// and "Search the CRM" (5 a second for each account).
  var pace: Pace? {
    switch self {
    case .exchangeCode, .refreshToken, .introspectToken, .revokeToken: nil
    case .searchContacts, .searchCalls: Pace("search", calls: 5, window: .seconds(1))
    case .getAccount, .readContacts, .createContact, .updateContact, .upsertContacts, .createCall, .upsertCalls,
      .updateCall, .createNote, .createTask, .associate, .getProperty, .createProperty:
      Pace("crm", calls: 110, window: .seconds(10))
    }
  }
}

extension OutboundOperation {
  /// Nil where the provider states no limit for each account in calls and time.
  public var pace: Pace? {
    switch self {
    case .hubspot(let operation): operation.pace
    case .retell, .vapi, .twilio, .stripe, .salesforce, .google, .anthropic, .sentry: nil
    }
  }
}
