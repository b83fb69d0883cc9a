internal import Foundation
internal import Sealing

extension SalesforceProvider {
  static let oauthRoutes: [Route<SalesforceProvider>] = [
    Route("GET", "/services/oauth2/authorize") { (state, request) throws(Refusal) in state.authorize(request) },
    Route("POST", "/services/oauth2/token") { (state, request) throws(Refusal) in try state.token(request) },
    Route("POST", "/services/oauth2/revoke") { (state, request) throws(Refusal) in
      guard state.server.revoke(request.form["token"] ?? request.query["token"] ?? "") else {
        throw Refusal(
          .text(
            "error=unsupported_token_type&error_description=this+token+type+is+not+supported", status: 400,
            type: "application/x-www-form-urlencoded"))
      }
      return .empty(200)
    },
    Route("POST", "/services/oauth2/introspect") { (state, request) throws(Refusal) in state.introspect(request) },
    Route("GET", "/services/oauth2/userinfo") { (state, request) throws(Refusal) in
      guard let access = request.bearer.flatMap(state.server.access), access.expiresAt > request.time else {
        throw Refusal(.text("Bad_OAuth_Token", status: 403, type: "text/html"))
      }
      let parts = access.account.split(separator: "/").map { JSONValue.string(String($0)) }
      return .json([
        "sub": .string(Self.identity(access.account)), "organization_id": parts.first ?? nil,
        "user_id": parts.last ?? nil, "preferred_username": .string(state.settings.username),
        "email": .string(state.settings.username),
      ])
    },
  ]

  private mutating func authorize(_ request: ProviderRequest) -> ProviderResponse {
    var choice = AuthorizePage.Choice(
      clientID: settings.clientID, redirectURIs: settings.redirectAddresses,
      account: "\(settings.organization)/\(settings.user)", scopes: settings.grantedScopes,
      error: settings.authorizationError)
    if settings.requiresChallenge, request.query["code_challenge"] == nil, choice.error == nil {
      choice.error = "invalid_request"
    }
    return AuthorizePage.answer(request, choice, &server)
  }

  private mutating func token(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    guard let id = form["client_id"] ?? request.basic?.user, settings.clientID.map({ $0 == id }) ?? true else {
      throw Self.oauth("invalid_client_id", "client identifier invalid")
    }
    guard let secret = form["client_secret"] ?? request.basic?.password,
      settings.clientSecret.map({ $0 == secret }) ?? true
    else { throw Self.oauth("invalid_client", "invalid client credentials") }
    let isRefresh = form["grant_type"] == "refresh_token"
    guard isRefresh || form["grant_type"] == "authorization_code" else {
      throw Self.oauth("unsupported_grant_type", "grant type not supported")
    }
    do throws(OAuthServer.Failure) {
      let grant =
        isRefresh
        ? try server.refresh(form["refresh_token"] ?? "", at: request.time)
        : try server.exchange(
          code: form["code"] ?? "", redirectURI: form["redirect_uri"], verifier: form["code_verifier"],
          at: request.time)
      return tokens(grant, secret: secret, request)
    } catch {
      throw Self.words(error, hasVerifier: form["code_verifier"] != nil)
    }
  }

  private func tokens(_ grant: OAuthServer.Grant, secret: String, _ request: ProviderRequest) -> ProviderResponse {
    let (identity, issued) = (Self.identity(grant.account), String(request.time))
    let code = HMACSHA256.code(key: Array(secret.utf8), Array((identity + issued).utf8))
    var body: JSONValue = ["access_token": .string(grant.accessToken)]
    if let refresh = grant.refreshToken { body["refresh_token"] = .string(refresh) }
    body["signature"] = .string(Data(code).base64EncodedString())
    body["scope"] = .string(grant.scopes.joined(separator: " "))
    body["instance_url"] = .string(settings.instanceAddress ?? request.origin)
    body["id"] = .string(identity)
    body["token_type"] = "Bearer"
    body["issued_at"] = .string(issued)
    return .json(body)
  }

  private func introspect(_ request: ProviderRequest) -> ProviderResponse {
    guard let access = server.access(request.form["token"] ?? ""), access.expiresAt > request.time else {
      return .json(["active": false])
    }
    let issued = access.expiresAt / 1_000 - settings.tokenLifetimeSeconds
    return .json([
      "active": true, "scope": .string(access.scopes.joined(separator: " ")),
      "client_id": .optional(request.form["client_id"]), "username": .string(settings.username),
      "sub": .string(Self.identity(access.account)), "token_type": "access_token",
      "exp": .integer(access.expiresAt / 1_000), "iat": .integer(issued), "nbf": .integer(issued),
    ])
  }

  /// The identity URL of `organization/user`.
  private static func identity(_ account: String) -> String { "https://login.salesforce.com/id/\(account)" }

  private static func words(_ failure: OAuthServer.Failure, hasVerifier: Bool) -> Refusal {
    switch failure {
    case .unknownCode: oauth("invalid_grant", "expired authorization code")
    case .redirectMismatch: oauth("redirect_uri_mismatch", "redirect_uri must match configuration")
    case .verifierMismatch where hasVerifier: oauth("invalid_request", "invalid code verifier")
    case .verifierMismatch: oauth("invalid_grant", "missing required code verifier")
    case .unknownRefreshToken, .reusedRefreshToken, .revoked: oauth("invalid_grant", "expired access/refresh token")
    }
  }
}
