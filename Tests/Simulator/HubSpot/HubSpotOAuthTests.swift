import Testing

@testable import Simulator

/// Walks the browser's way and exchanges the code: a conversation that holds a portal's token.
func hubspot(
  scopes: String = "oauth%20crm.objects.contacts.read%20crm.objects.contacts.write"
) throws -> (talk: ProviderConversation<HubSpotProvider>, refresh: String) {
  let talk = ProviderConversation(HubSpotProvider.self)
  let code = try authorizationCode(talk, scopes: scopes)
  let answer = talk.send("POST", "/oauth/2026-03/token", body: exchange(code))
  talk.headers["authorization"] = "Bearer \(try #require(answer.json["access_token"]?.text))"
  return (talk, try #require(answer.json["refresh_token"]?.text))
}

private func authorizationCode(
  _ talk: ProviderConversation<HubSpotProvider>, scopes: String = "oauth"
) throws -> String {
  let page = talk.send(
    "GET",
    "/oauth/authorize?client_id=c1&redirect_uri=https://app.test/cb&scope=\(scopes)&state=s1"
      + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256")
  let location = try #require(page.response.header("Location"))
  #expect(page.status == 302 && location.hasPrefix("https://app.test/cb?code=") && location.hasSuffix("&state=s1"))
  return String(try #require(location.firstMatch(of: /code=([^&]+)/)?.1))
}

private func exchange(_ code: String, verifier: String = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") -> String {
  "grant_type=authorization_code&client_id=c1&client_secret=x&redirect_uri=https://app.test/cb&code=\(code)"
    + "&code_verifier=\(verifier)"
}

private func refreshing(_ token: String) -> String {
  "grant_type=refresh_token&client_id=c1&client_secret=x&refresh_token=\(token)"
}

@Suite struct HubSpotOAuthTests {
  @Test("a code becomes tokens with the fixture's fields, once; its second showing ends the grant")
  func code() throws {
    let talk = ProviderConversation(HubSpotProvider.self)
    let code = try authorizationCode(talk)
    let answer = talk.send("POST", "/oauth/2026-03/token", body: exchange(code))
    #expect(answer.status == 200)
    let wanted = try fixtureCase("hubspot/oauth_token_code.json", "ok")["response"]?["json"]
    #expect(shapeDifferences(answer.json, try #require(wanted)) == [])
    let again = talk.send("POST", "/oauth/2026-03/token", body: exchange(code))
    #expect(again.status == 400)
    #expect(again.json["status"] == "BAD_AUTH_CODE")
    let token = try #require(answer.json["refresh_token"]?.text)
    #expect(talk.send("POST", "/oauth/2026-03/token", body: refreshing(token)).json["status"] == "BAD_REFRESH_TOKEN")
  }

  @Test("a verifier that is not the challenge's, a late code and another address get no token")
  func refused() throws {
    let talk = ProviderConversation(HubSpotProvider.self)
    let code = try authorizationCode(talk)
    #expect(talk.send("POST", "/oauth/2026-03/token", body: exchange(code, verifier: "wrong")).status == 400)
    let elsewhere = exchange(code).replacing("app.test", with: "evil.test")
    #expect(talk.send("POST", "/oauth/2026-03/token", body: elsewhere).json["status"] == "BAD_REDIRECT_URI")
    talk.time += 600_001
    #expect(talk.send("POST", "/oauth/2026-03/token", body: exchange(code)).json["status"] == "BAD_AUTH_CODE")
  }

  @Test("a replaced refresh token ends the whole family")
  func reuse() throws {
    let (talk, first) = try hubspot()
    let second = try #require(
      talk.send("POST", "/oauth/2026-03/token", body: refreshing(first)).json["refresh_token"]?.text)
    #expect(second != first)
    #expect(talk.send("POST", "/oauth/2026-03/token", body: refreshing(first)).json["status"] == "BAD_REFRESH_TOKEN")
    #expect(talk.send("POST", "/oauth/2026-03/token", body: refreshing(second)).json["status"] == "BAD_REFRESH_TOKEN")
    #expect(talk.send("GET", "/crm/v3/objects/contacts").status == 401)
    #expect(talk.provider.server.reuses == 1)
  }

  @Test("without rotation the refresh token stays")
  func noRotation() throws {
    let (talk, first) = try hubspot()
    talk.provider.settings.rotatesRefreshTokens = false
    for _ in 0..<2 {
      #expect(talk.send("POST", "/oauth/2026-03/token", body: refreshing(first)).json["refresh_token"]?.text == first)
    }
  }

  @Test("an expired token is a 401 that says since when, as the fixture does")
  func expiry() throws {
    let (talk, _) = try hubspot()
    talk.time += 1_800_000 + 75_000
    let answer = talk.send("GET", "/crm/v3/objects/contacts")
    #expect(answer.status == 401)
    let wanted = try #require(try fixtureCase("hubspot/errors.json", "401_expired")["response"]?["json"])
    #expect(answer.json["message"] == wanted["message"])
    #expect(shapeDifferences(answer.json, wanted) == [])
  }

  @Test("introspection names the portal, revocation ends the grant, a missing scope is a 403")
  func others() throws {
    let (talk, refresh) = try hubspot(scopes: "oauth%20crm.objects.contacts.read")
    let denied = talk.send("POST", "/crm/v3/objects/contacts", json: ["properties": [:]])
    #expect(denied.status == 403)
    let scopes = try #require(try fixtureCase("hubspot/errors.json", "403_missing_scopes")["response"]?["json"])
    #expect(shapeDifferences(denied.json, scopes) == [])
    let form = "client_id=c1&client_secret=x&token=\(refresh)"
    #expect(talk.send("POST", "/oauth/2026-03/token/introspect", body: form).json["hub_id"] == 9_912_345)
    #expect(talk.send("POST", "/oauth/2026-03/token/revoke", body: form).status == 200)
    #expect(talk.send("POST", "/oauth/2026-03/token/introspect", body: form).json["active"] == false)
    #expect(talk.send("GET", "/crm/v3/objects/contacts").status == 401)
  }

  @Test("a client's id and secret, the address and the person's answer are checked")
  func client() throws {
    let talk = ProviderConversation(HubSpotProvider.self)
    talk.provider.settings.clientID = "c1"
    talk.provider.settings.clientSecret = "right"
    talk.provider.settings.redirectAddresses = ["https://app.test/cb"]
    let code = try authorizationCode(talk)
    #expect(talk.send("POST", "/oauth/2026-03/token", body: exchange(code)).json["status"] == "BAD_CLIENT_SECRET")
    let evil = talk.send("GET", "/oauth/authorize?client_id=c1&redirect_uri=https://evil.test&state=s")
    #expect(evil.status == 400 && evil.response.header("Location") == nil)
    talk.provider.settings.authorizationError = "access_denied"
    let no = talk.send("GET", "/oauth/authorize?client_id=c1&redirect_uri=https://app.test/cb&state=s")
    #expect(no.response.header("Location") == "https://app.test/cb?error=access_denied&state=s")
  }
}
