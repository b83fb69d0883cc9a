/// Everything that Switchboard ever asks of a provider.
///
/// The list is closed: a request can be made for one of these only, and `all` has every one, so that a test can try the
/// protection of each. A new operation is a new case of its provider's list.
public enum OutboundOperation: Sendable, Hashable {
  case retell(RetellOperation)
  case vapi(VapiOperation)
  case twilio(TwilioOperation)
  case stripe(StripeOperation)
  case hubspot(HubSpotOperation)
  case salesforce(SalesforceOperation)
  case google(GoogleOperation)
  case anthropic(AnthropicOperation)
  case sentry(SentryOperation)

  /// Every operation, provider by provider.
  public static let all: [OutboundOperation] = Provider.allCases.flatMap { provider -> [OutboundOperation] in
    switch provider {
    case .retell: RetellOperation.allCases.map(Self.retell)
    case .vapi: VapiOperation.allCases.map(Self.vapi)
    case .twilio: TwilioOperation.allCases.map(Self.twilio)
    case .stripe: StripeOperation.allCases.map(Self.stripe)
    case .hubspot: HubSpotOperation.allCases.map(Self.hubspot)
    case .salesforce: SalesforceOperation.allCases.map(Self.salesforce)
    case .google: GoogleOperation.allCases.map(Self.google)
    case .anthropic: AnthropicOperation.allCases.map(Self.anthropic)
    case .sentry: SentryOperation.allCases.map(Self.sentry)
    }
  }

  public var provider: Provider {
    switch self {
    case .retell: .retell
    case .vapi: .vapi
    case .twilio: .twilio
    case .stripe: .stripe
    case .hubspot: .hubspot
    case .salesforce: .salesforce
    case .google: .google
    case .anthropic: .anthropic
    case .sentry: .sentry
    }
  }

  /// Unique within the provider; a label of metrics.
  public var name: String {
    switch self {
    case .retell(let operation): operation.rawValue
    case .vapi(let operation): operation.rawValue
    case .twilio(let operation): operation.rawValue
    case .stripe(let operation): operation.rawValue
    case .hubspot(let operation): operation.rawValue
    case .salesforce(let operation): operation.rawValue
    case .google(let operation): operation.rawValue
    case .anthropic(let operation): operation.rawValue
    case .sentry(let operation): operation.rawValue
    }
  }

  public var shape: OperationShape {
    switch self {
    case .retell(let operation): operation.shape
    case .vapi(let operation): operation.shape
    case .twilio(let operation): operation.shape
    case .stripe(let operation): operation.shape
    case .hubspot(let operation): operation.shape
    case .salesforce(let operation): operation.shape
    case .google(let operation): operation.shape
    case .anthropic(let operation): operation.shape
    case .sentry(let operation): operation.shape
    }
  }
}

extension OutboundOperation: CustomStringConvertible {
  public var description: String { "\(provider.rawValue).\(name)" }
}
