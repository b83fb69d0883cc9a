internal import Messages
internal import ServiceRuntime

/// What this installation is at a provider: its client and where it lets browsers come back.
struct OAuthCredentials: Sendable {
  var clientID: String
  var clientSecret: Sensitive<String>
  /// Fixed and absolute, one for each provider; compared by the provider letter by letter.
  var redirectURI: String
  /// Where the browser is sent.
  var authorizeAddress: String
  /// The address of the stand-in that takes the provider's place, where one does.
  var standIn: String?
}

/// The providers that the settings make usable.
struct OAuthSettings: Sendable {
  var providers: [ConnectedProvider: OAuthCredentials]
  /// Origins that a browser may be sent back to, and the first one where nothing is asked for.
  var returnOrigins: [String]

  /// Throws `provider_not_configured`.
  func credentials(of provider: ConnectedProvider) throws -> OAuthCredentials {
    guard let credentials = providers[provider] else { throw IntegrationsError.providerNotConfigured }
    return credentials
  }

  init(providers: [ConnectedProvider: OAuthCredentials], returnOrigins: [String]) {
    self.providers = providers
    self.returnOrigins = returnOrigins
  }

  init(_ settings: Settings) {
    let publicURL = settings.string("integrations.public-url")
    providers = [:]
    for provider in ConnectedProvider.allCases {
      let key = "providers.\(provider.rawValue)"
      guard let clientID = settings.optionalString(key + ".client-id"),
        let secret = settings.secret(key + ".client-secret")
      else { continue }
      let standIn = settings.optionalString(key + ".base-url")
      providers[provider] = OAuthCredentials(
        clientID: clientID, clientSecret: secret,
        redirectURI: publicURL + "/oauth/\(provider.rawValue)/callback",
        authorizeAddress: standIn.map { $0 + provider.authorizePath } ?? provider.authorizeAddress, standIn: standIn)
    }
    let origins = settings.list("integrations.return-origins")
    returnOrigins = origins.isEmpty ? [ReturnAddress.origin(of: publicURL) ?? publicURL] : origins
  }
}
