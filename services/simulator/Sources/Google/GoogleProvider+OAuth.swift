internal import Foundation

extension GoogleProvider {
  static let oauthRoutes: [Route<GoogleProvider>] = [
    Route("GET", "/o/oauth2/v2/auth") { (state, request) throws(Refusal) in state.authorize(request) },
    Route("POST", "/token") { (state, request) throws(Refusal) in try state.token(request) },
    Route("POST", "/revoke") { (state, request) throws(Refusal) in
      guard state.server.revoke(request.form["token"] ?? request.query["token"] ?? "") else {
        throw Self.refusal("invalid_token", "Token expired or revoked")
      }
      return .json([:])
    },
    Route("GET", "/oauth2/v3/userinfo") { (state, _) throws(Refusal) in
      .json(["sub": .string(state.account), "email": .string(state.settings.email), "email_verified": true])
    },
  ]

  private static let issuer = "https://accounts.google.com"

  private mutating func authorize(_ request: ProviderRequest) -> ProviderResponse {
    let isOffline = request.query["access_type"] == "offline"
    let isNew = !agreed.contains(settings.subject) || request.query["prompt"]?.contains("consent") == true
    // Whether a refresh token will come is decided here; the grant's account carries it to the token endpoint.
    let account = isOffline && isNew ? settings.subject : settings.subject + "|online"
    if settings.authorizationError == nil { agreed.insert(settings.subject) }
    return AuthorizePage.answer(
      request,
      AuthorizePage.Choice(
        clientID: settings.clientID, redirectURIs: settings.redirectAddresses, account: account,
        scopes: settings.grantedScopes, error: settings.authorizationError,
        issuer: settings.namesIssuer ? Self.issuer : nil), &server)
  }

  private mutating func token(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    guard let id = form["client_id"], settings.clientID.map({ $0 == id }) ?? true,
      let secret = form["client_secret"], settings.clientSecret.map({ $0 == secret }) ?? true
    else { throw Self.refusal("invalid_client", "Unauthorized", status: 401) }
    let isRefresh = form["grant_type"] == "refresh_token"
    guard isRefresh || form["grant_type"] == "authorization_code" else {
      throw Self.refusal("unsupported_grant_type", "Invalid grant_type")
    }
    do throws(OAuthServer.Failure) {
      let grant =
        isRefresh
        ? try server.refresh(form["refresh_token"] ?? "", at: request.time)
        : try server.exchange(
          code: form["code"] ?? "", redirectURI: form["redirect_uri"], verifier: form["code_verifier"],
          at: request.time)
      return tokens(grant, client: id, isRefresh: isRefresh, at: request.time)
    } catch {
      throw Self.words(error)
    }
  }

  private func tokens(
    _ grant: OAuthServer.Grant, client: String, isRefresh: Bool, at time: Int64
  ) -> ProviderResponse {
    let isOnline = grant.account.hasSuffix("|online")
    var body: JSONValue = [
      "access_token": .string(grant.accessToken), "expires_in": .integer((grant.expiresAt - time) / 1_000),
    ]
    if let refresh = grant.refreshToken, !isOnline {
      body["refresh_token"] = .string(refresh)
      if let lifetime = settings.refreshTokenLifetimeSeconds {
        body["refresh_token_expires_in"] = .integer(lifetime)
      }
    }
    body["scope"] = .string(grant.scopes.joined(separator: " "))
    body["token_type"] = "Bearer"
    if !isRefresh, grant.scopes.contains("openid") {
      body["id_token"] = .string(identityToken(grant, client: client, at: time))
    }
    return .json(body)
  }

  /// An identity token whose signature is none: it comes straight from the token endpoint.
  private func identityToken(_ grant: OAuthServer.Grant, client: String, at time: Int64) -> String {
    let subject = grant.account.split(separator: "|").first.map(String.init) ?? ""
    var claims: JSONValue = [
      "iss": .string(Self.issuer), "azp": .string(client), "aud": .string(client), "sub": .string(subject),
      "email": .string(settings.email), "email_verified": true, "iat": .integer(time / 1_000),
      "exp": .integer(time / 1_000 + 3_600),
    ]
    if let nonce = grant.nonce { claims["nonce"] = .string(nonce) }
    let parts = [JSONValue.object([.init("alg", "RS256"), .init("typ", "JWT"), .init("kid", "simulator")]), claims]
    return (parts.map { Self.encode(Array($0.json().utf8)) } + [Self.encode([0])]).joined(separator: ".")
  }

  private static func encode(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func words(_ failure: OAuthServer.Failure) -> Refusal {
    switch failure {
    case .unknownCode: refusal("invalid_grant", "Malformed auth code.")
    case .redirectMismatch: refusal("redirect_uri_mismatch", "Bad Request")
    case .verifierMismatch: refusal("invalid_grant", "Invalid code verifier.")
    case .unknownRefreshToken, .reusedRefreshToken, .revoked:
      refusal("invalid_grant", "Token has been expired or revoked.")
    }
  }

  private static func refusal(_ error: String, _ description: String, status: Int = 400) -> Refusal {
    Refusal(.json(["error": .string(error), "error_description": .string(description)], status: status))
  }
}
