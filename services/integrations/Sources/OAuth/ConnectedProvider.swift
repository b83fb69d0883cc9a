internal import Foundation
internal import Outbound

/// The providers that tenants connect, and what is fixed about the OAuth of each.
enum ConnectedProvider: String, CaseIterable, Sendable, Hashable {
  case hubspot, salesforce, google

  /// Where the browser is sent to consent.
  var authorizeAddress: String {
    switch self {
    case .hubspot: "https://app.hubspot.com/oauth/authorize"
    case .salesforce: "https://login.salesforce.com/services/oauth2/authorize"
    case .google: "https://accounts.google.com/o/oauth2/v2/auth"
    }
  }

  /// The same where a stand-in takes the provider's place: its path below the base address.
  var authorizePath: String {
    switch self {
    case .hubspot: "/oauth/authorize"
    case .salesforce: "/services/oauth2/authorize"
    case .google: "/o/oauth2/v2/auth"
    }
  }

  /// What is asked for: the least that the features need.
  var scopes: [String] {
    switch self {
    case .hubspot: ["oauth", "crm.objects.contacts.read", "crm.objects.contacts.write"]
    case .salesforce: ["api", "refresh_token"]
    case .google:
      [
        "openid", "email", "https://www.googleapis.com/auth/calendar.events",
        "https://www.googleapis.com/auth/calendar.freebusy",
      ]
    }
  }

  /// Parameters of the authorization request beyond those of every provider.
  var extraParameters: [(name: String, value: String)] {
    switch self {
    case .hubspot, .salesforce: []
    // Without these Google gives no refresh token.
    case .google: [("access_type", "offline"), ("prompt", "consent")]
    }
  }

  /// `iss` of a callback, where the provider sends one. Source: RFC 9207.
  var issuer: String {
    switch self {
    case .hubspot: "https://app.hubspot.com"
    case .salesforce: "https://login.salesforce.com"
    case .google: "https://accounts.google.com"
    }
  }

  /// Whether a refresh token is good once. Using it a second time may end the whole grant, so after an answer that was
  /// lost it is tried once more and not for ever.
  var rotatesRefreshTokens: Bool { self == .salesforce }

  var exchangeCode: OutboundOperation {
    switch self {
    case .hubspot: .hubspot(.exchangeCode)
    case .salesforce: .salesforce(.exchangeCode)
    case .google: .google(.exchangeCode)
    }
  }

  var refreshToken: OutboundOperation {
    switch self {
    case .hubspot: .hubspot(.refreshToken)
    case .salesforce: .salesforce(.refreshToken)
    case .google: .google(.refreshToken)
    }
  }

  var revokeToken: OutboundOperation {
    switch self {
    case .hubspot: .hubspot(.revokeToken)
    case .salesforce: .salesforce(.revokeToken)
    case .google: .google(.revokeToken)
    }
  }
}
