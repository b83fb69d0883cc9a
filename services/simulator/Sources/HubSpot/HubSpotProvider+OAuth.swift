extension HubSpotProvider {
  static let oauthRoutes: [Route<HubSpotProvider>] =
    [
      Route("GET", "/oauth/authorize") { (state, request) throws(Refusal) in state.authorize(request) },
      Route("GET", "/oauth/v1/access-tokens/{token}") { (state, request) throws(Refusal) in
        try state.describe(request.parameters["token"] ?? "", request)
      },
      Route("DELETE", "/oauth/v1/refresh-tokens/{token}") { (state, request) throws(Refusal) in
        _ = state.server.revoke(request.parameters["token"] ?? "")
        return .empty(204)
      },
    ]
    + ["2026-03", "2026-09", "v3", "v1"].flatMap { version in
      [
        Route("POST", "/oauth/\(version)/token") { (state, request) throws(Refusal) in try state.token(request) },
        Route("POST", "/oauth/\(version)/token/introspect") { (state, request) throws(Refusal) in
          try state.authenticateClient(request.form)
          return try state.describe(request.form["token"] ?? "", request)
        },
        Route("POST", "/oauth/\(version)/token/revoke") { (state, request) throws(Refusal) in
          try state.authenticateClient(request.form)
          _ = state.server.revoke(request.form["token"] ?? "")
          return .json([:])
        },
      ]
    }

  private mutating func authorize(_ request: ProviderRequest) -> ProviderResponse {
    AuthorizePage.answer(
      request,
      AuthorizePage.Choice(
        clientID: settings.clientID, redirectURIs: settings.redirectAddresses, account: String(settings.hubID),
        scopes: settings.grantedScopes, error: settings.authorizationError), &server)
  }

  private mutating func token(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    try authenticateClient(form)
    let shown = form["refresh_token"] ?? ""
    let isRefresh = form["grant_type"] == "refresh_token"
    guard isRefresh || form["grant_type"] == "authorization_code" else {
      throw refusal("BAD_GRANT_TYPE", "missing or unknown grant type")
    }
    do throws(OAuthServer.Failure) {
      let grant =
        isRefresh
        ? try server.refresh(shown, at: request.time)
        : try server.exchange(
          code: form["code"] ?? "", redirectURI: form["redirect_uri"], verifier: form["code_verifier"],
          at: request.time)
      return tokens(grant, shown: isRefresh ? shown : nil, at: request.time)
    } catch {
      throw Self.words(error, correlation)
    }
  }

  /// HubSpot always sends a refresh token; it is the one that was shown where it stays.
  private func tokens(_ grant: OAuthServer.Grant, shown: String?, at time: Int64) -> ProviderResponse {
    var body: JSONValue = [
      "token_type": "bearer", "access_token": .string(grant.accessToken),
      "refresh_token": .optional(grant.refreshToken ?? shown), "expires_in": .integer((grant.expiresAt - time) / 1_000),
    ]
    if settings.namesHub {
      body["hub_id"] = .integer(Int64(grant.account) ?? 0)
      body["user_id"] = .integer(settings.userID)
      body["scopes"] = .array(grant.scopes.map { .string($0) })
    }
    body["token_use"] = "access_token"
    return HubSpotShapes.json(body)
  }

  private func describe(_ token: String, _ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    if let access = server.access(token), access.expiresAt > request.time {
      return HubSpotShapes.json([
        "active": true, "app_id": 1_111, "client_id": .string(settings.clientID ?? "client"),
        "expires_in": .integer((access.expiresAt - request.time) / 1_000),
        "hub_id": .integer(Int64(access.account) ?? 0), "hub_domain": "northwind.example",
        "is_private_distribution": false, "scopes": .array(access.scopes.map { .string($0) }),
        "signed_access_token": [:], "token": .string(token), "token_type": "access", "token_use": "access_token",
        "user": .string(settings.user), "user_id": .integer(settings.userID),
      ])
    }
    guard let grant = server.refreshable(token) else {
      if request.path.contains("v1") { throw refusal("NOT_FOUND", "token not found", status: 404) }
      return HubSpotShapes.json(["active": false])
    }
    return HubSpotShapes.json([
      "active": true, "app_id": 1_111, "client_id": .string(settings.clientID ?? "client"),
      "hub_id": .integer(Int64(grant.account) ?? 0), "is_private_distribution": false,
      "scopes": .array(grant.scopes.map { .string($0) }), "token": .string(token), "token_type": "refresh",
      "token_use": "refresh_token", "user": .string(settings.user), "user_id": .integer(settings.userID),
    ])
  }

  private func authenticateClient(_ form: FormFields) throws(Refusal) {
    guard let id = form["client_id"], settings.clientID.map({ $0 == id }) ?? true else {
      throw refusal("BAD_CLIENT_ID", "missing or unknown client id")
    }
    guard let secret = form["client_secret"], settings.clientSecret.map({ $0 == secret }) ?? true else {
      throw refusal("BAD_CLIENT_SECRET", "missing or invalid client secret")
    }
  }

  private static func words(_ failure: OAuthServer.Failure, _ correlation: String) -> Refusal {
    switch failure {
    case .unknownCode: refusal("BAD_AUTH_CODE", "missing or unknown auth code", correlation)
    case .redirectMismatch: refusal("BAD_REDIRECT_URI", "redirect_uri does not match", correlation)
    case .verifierMismatch: refusal("BAD_AUTH_CODE", "code verifier does not match", correlation)
    case .unknownRefreshToken, .revoked, .reusedRefreshToken:
      refusal("BAD_REFRESH_TOKEN", "missing or invalid refresh token", correlation)
    }
  }

  private func refusal(_ status: String, _ message: String, status code: Int = 400) -> Refusal {
    Self.refusal(status, message, correlation, code)
  }

  private static func refusal(_ status: String, _ message: String, _ correlation: String, _ code: Int = 400) -> Refusal
  {
    Refusal(
      HubSpotShapes.json(
        ["status": .string(status), "message": .string(message), "correlationId": .string(correlation)], status: code))
  }
}
