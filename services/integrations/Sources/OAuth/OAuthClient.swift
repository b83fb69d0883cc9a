internal import Foundation
internal import Identifiers
internal import Messages
internal import Outbound

/// The token endpoints of the providers.
struct OAuthClient: Sendable {
  let outbound: OutboundClient
  let settings: OAuthSettings
  /// Longest wait for an answer: less than the lease of a refresh, and less than a job's transaction may lie idle.
  var timeLimit = Duration.seconds(8)

  /// Where the browser is sent. Source: RFC 6749, 4.1.1; RFC 7636, 4.3.
  func authorizeAddress(of provider: ConnectedProvider, state: String, verifier: String) throws -> String {
    let credentials = try settings.credentials(of: provider)
    let parameters =
      [
        ("response_type", "code"), ("client_id", credentials.clientID), ("redirect_uri", credentials.redirectURI),
        ("scope", provider.scopes.joined(separator: " ")), ("state", state),
        ("code_challenge", PKCE.challenge(of: verifier)), ("code_challenge_method", "S256"),
      ] + provider.extraParameters
    return credentials.authorizeAddress + "?"
      + parameters.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
  }

  /// Exchanges a code, once: a code that is used twice ends what the first use gave. The account is always known after it.
  /// Throws ``OAuthFailure``, and `CancellationError`.
  func exchange(
    _ code: Sensitive<String>, verifier: String, of provider: ConnectedProvider, organization: OrganizationID
  ) async throws -> TokenGrant {
    let credentials = try settings.credentials(of: provider)
    var grant = try await token(
      provider.exchangeCode, of: provider,
      [
        OutboundField("grant_type", "authorization_code"), OutboundField("code", code),
        OutboundField("redirect_uri", credentials.redirectURI), OutboundField("code_verifier", verifier),
      ], account: "", organization: organization)
    if grant.account == nil, provider == .hubspot {
      grant.account = try await HubSpotIdentity.account(
        of: grant.accessToken, client: self, organization: organization)
    }
    guard grant.account != nil else { throw OAuthFailure.unusable("account_unusable") }
    guard grant.refreshToken != nil else { throw OAuthFailure.unusable("refresh_token_missing") }
    return grant
  }

  /// Asks for new tokens. Throws ``OAuthFailure``, and `CancellationError`.
  func refresh(
    _ refreshToken: Sensitive<String>, of provider: ConnectedProvider, account: String, organization: OrganizationID
  ) async throws -> TokenGrant {
    try await token(
      provider.refreshToken, of: provider,
      [OutboundField("grant_type", "refresh_token"), OutboundField("refresh_token", refreshToken)],
      account: account, organization: organization)
  }

  /// Asks the provider to forget a grant; false where it did not answer that it has.
  func revoke(
    _ token: Sensitive<String>, of provider: ConnectedProvider, account: String, organization: OrganizationID
  ) async throws -> Bool {
    let fields = [OutboundField("token", token)]
    let response = try await send(
      provider.revokeToken, of: provider,
      provider == .hubspot ? fields + [OutboundField("token_type_hint", "refresh_token")] : fields,
      account: account, organization: organization)
    // A token that is not known any more is as good as revoked.
    return response.isSuccess || response.status == 400
  }

  /// One request to a token endpoint. Throws ``OAuthFailure``.
  func send(
    _ operation: OutboundOperation, of provider: ConnectedProvider, _ fields: [OutboundField], account: String,
    organization: OrganizationID
  ) async throws -> OutboundResponse {
    let credentials = try settings.credentials(of: provider)
    let client =
      operation == .google(.revokeToken) || operation == .salesforce(.revokeToken)
      ? []
      : [OutboundField("client_id", credentials.clientID), OutboundField("client_secret", credentials.clientSecret)]
    do {
      return try await outbound.send(
        OutboundRequest(
          operation, OutboundTarget(account: account, organization: organization), body: .form(client + fields),
          timeLimit: timeLimit))
    } catch let error as OutboundError {
      throw OAuthFailure(error)
    }
  }

  private func token(
    _ operation: OutboundOperation, of provider: ConnectedProvider, _ fields: [OutboundField], account: String,
    organization: OrganizationID
  ) async throws -> TokenGrant {
    let response = try await send(operation, of: provider, fields, account: account, organization: organization)
    guard response.status == 200 else {
      throw OAuthFailure(status: response.status, body: response.body.reveal(), provider: provider)
    }
    return try TokenGrant(
      response.body.reveal(), of: provider, clientID: try settings.credentials(of: provider).clientID)
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(
      withAllowedCharacters: CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")) ?? ""
  }
}
