import Foundation
import Testing

@testable import Simulator

private let prefix = "https://www.googleapis.com/auth/"
private let allScopes = ["openid", "userinfo.email", "calendar.events", "calendar.freebusy", "spreadsheets"]

/// Agrees on Google's page and exchanges the code; the answer of the token endpoint.
private func connect(
  _ talk: ProviderConversation<GoogleProvider>, scopes: [String] = allScopes, query: String = "&access_type=offline"
) throws -> JSONValue {
  let scope = scopes.map { $0 == "openid" ? $0 : prefix + $0 }.joined(separator: "%20")
  let page = talk.send(
    "GET",
    "/o/oauth2/v2/auth?response_type=code&client_id=c1&redirect_uri=https://app.test/cb&state=s1&nonce=n1&scope="
      + scope + query)
  let location = try #require(page.response.header("Location"))
  #expect(location.hasSuffix("&state=s1&iss=https%3A%2F%2Faccounts.google.com"))
  let code = try #require(location.firstMatch(of: /code=([^&]+)/)?.1)
  let answer = talk.send(
    "POST", "/token",
    body: "grant_type=authorization_code&client_id=c1&client_secret=x&redirect_uri=https://app.test/cb&code=\(code)")
  talk.headers["authorization"] = "Bearer \(answer.json["access_token"]?.text ?? "")"
  return answer.json
}

private func google(scopes: [String] = allScopes) throws -> ProviderConversation<GoogleProvider> {
  let talk = ProviderConversation(GoogleProvider.self)
  _ = try connect(talk, scopes: scopes)
  return talk
}

private func request(_ file: String, _ name: String) throws -> JSONValue {
  try #require(try fixtureCase("google/\(file).json", name)["request"]?["json"])
}

private func response(_ file: String, _ name: String) throws -> JSONValue {
  try #require(try fixtureCase("google/\(file).json", name)["response"]?["json"])
}

@Suite struct GoogleOAuthTests {
  @Test("tokens have the fixture's fields; the identity token names client, account and nonce")
  func tokens() throws {
    let talk = ProviderConversation(GoogleProvider.self)
    let answer = try connect(talk)
    #expect(shapeDifferences(answer, try response("oauth_token_code", "ok")) == [])
    let claims = try #require(answer["id_token"]?.text?.split(separator: ".").dropFirst().first)
    let padded = claims.replacing("-", with: "+").replacing("_", with: "/")
    let data = try #require(Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4)))
    let identity = try JSONValue(parsing: data)
    #expect(identity["aud"] == "c1" && identity["nonce"] == "n1" && identity["sub"]?.text?.isEmpty == false)
  }

  @Test("a refresh keeps the refresh token; a second connection gets none unless consent is asked for")
  func refresh() throws {
    let talk = ProviderConversation(GoogleProvider.self)
    let token = try #require(try connect(talk)["refresh_token"]?.text)
    let form = "grant_type=refresh_token&client_id=c1&client_secret=x&refresh_token=\(token)"
    for _ in 0..<2 {
      let answer = talk.send("POST", "/token", body: form).json
      #expect(shapeDifferences(answer, try response("oauth_token_refresh", "ok")) == [])
    }
    #expect(try connect(talk)["refresh_token"] == nil)
    #expect(try connect(talk, query: "&access_type=offline&prompt=consent")["refresh_token"] != nil)
    #expect(talk.send("POST", "/revoke", body: "token=\(token)").status == 200)
    #expect(talk.send("POST", "/revoke", body: "token=\(token)").json["error"] == "invalid_token")
    #expect(talk.send("POST", "/token", body: form).json == (try response("oauth_token_refresh", "revoked_or_expired")))
  }
}

@Suite struct GoogleCalendarTests {
  private let path = "/calendar/v3/calendars/primary/events"

  @Test("an event is made under its own id once, read, changed by its tag, deleted once")
  func events() throws {
    let talk = try google()
    let body = try request("calendar_events", "insert_ok")
    let id = try #require(body["id"]?.text)
    let made = talk.send("POST", path, json: body)
    #expect(made.status == 200 && made.json["id"]?.text == id)
    let again = talk.send("POST", path, json: body)
    #expect(again.status == 409)
    #expect(again.json == (try response("calendar_events", "insert_again_409")))

    let tag = try #require(made.json["etag"]?.text)
    #expect(talk.send("PATCH", path + "/\(id)", json: ["summary": "moved"], headers: ["if-match": tag]).status == 200)
    let stale = talk.send("PATCH", path + "/\(id)", json: ["summary": "x"], headers: ["if-match": tag])
    #expect(stale.json == (try response("calendar_events", "patch_stale_etag_412")))
    #expect(talk.send("GET", path + "/\(id)").json["summary"] == "moved")

    #expect(talk.send("DELETE", path + "/\(id)").status == 204)
    #expect(talk.send("DELETE", path + "/\(id)").json == (try response("calendar_events", "delete_again_410")))
    #expect(talk.send("POST", path, json: body).status == 409)
    #expect(talk.send("GET", path + "/\(id)").json["status"] == "cancelled")
  }

  @Test(
    "what no event can be is refused in the fixture's words", arguments: ["insert_bad_id", "insert_no_offset"])
  func refused(name: String) throws {
    let talk = try google()
    let answer = talk.send("POST", path, json: try request("calendar_events", name))
    #expect(answer.status == 400)
    #expect(answer.json == (try response("calendar_events", name)))
  }

  @Test("free/busy joins overlapping events, tells of unknown calendars inside the 200 and refuses an empty range")
  func freeBusy() throws {
    let talk = try google()
    for (start, end) in [("15:00", "15:30"), ("15:20", "16:00"), ("17:00", "17:30")] {
      try talk.control(
        "/events",
        [
          "event": [
            "start": ["dateTime": .string("2026-11-24T\(start):00-05:00")],
            "end": ["dateTime": .string("2026-11-24T\(end):00-05:00")],
          ]
        ])
    }
    let answer = talk.send("POST", "/calendar/v3/freeBusy", json: try request("calendar_freebusy", "ok"))
    #expect(
      answer.json["calendars"]?["primary"]?["busy"] == [
        ["end": "2026-11-24T21:00:00Z", "start": "2026-11-24T20:00:00Z"],
        ["end": "2026-11-24T22:30:00Z", "start": "2026-11-24T22:00:00Z"],
      ])
    for name in ["calendar_error_inside_200", "empty_range_400"] {
      let other = talk.send("POST", "/calendar/v3/freeBusy", json: try request("calendar_freebusy", name))
      #expect(other.json == (try response("calendar_freebusy", name)), "\(name)")
    }
  }

  @Test("calendar.events does not cover free/busy, and a calendar that may only be read takes no events")
  func scopes() throws {
    let talk = try google(scopes: ["calendar.events"])
    let body = try request("calendar_freebusy", "ok")
    #expect(talk.send("POST", "/calendar/v3/freeBusy", json: body).json["error"]?["code"] == 403)
    talk.provider.settings.readableCalendars = ["boss@acme.example"]
    let event = try request("calendar_events", "insert_forbidden_calendar")
    let refused = talk.send("POST", "/calendar/v3/calendars/boss%40acme.example/events", json: event)
    #expect(refused.json == (try response("calendar_events", "insert_forbidden_calendar")))
    #expect(talk.send("POST", "/calendar/v3/calendars/nobody/events", json: event).status == 404)
    talk.headers = [:]
    #expect(talk.send("GET", path).json == (try response("errors", "401")))
  }
}

@Suite struct GoogleSheetsTests {
  @Test("rows are appended one after another, and formulas stay text")
  func append() throws {
    let talk = try google()
    let path = "/v4/spreadsheets/1FixtureSheetId/values/'Call%20log'!A%3AC:append"
    let query = "?valueInputOption=RAW&insertDataOption=INSERT_ROWS"
    let first = talk.send("POST", path + query, json: try request("sheets_append", "ok"))
    #expect(first.json["updates"]?["updatedRange"] == "'Call log'!A1:C1")
    let second = talk.send("POST", path + query, json: try request("sheets_append", "formula_is_text"))
    #expect(second.json["tableRange"] == "'Call log'!A1:C1")
    #expect(shapeDifferences(second.json, try response("sheets_append", "ok")) == [])
    #expect(talk.provider.objects(in: "sheets").first?["rows"]?.elements?.count == 2)
    #expect(talk.send("POST", path, json: ["values": []]).json["error"]?["status"] == "INVALID_ARGUMENT")
  }
}
