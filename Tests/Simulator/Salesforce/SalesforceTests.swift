import Testing

@testable import Simulator

/// A conversation that holds a token of the default organization, and its refresh token.
func salesforce() throws -> (talk: ProviderConversation<SalesforceProvider>, refresh: String) {
  let talk = ProviderConversation(SalesforceProvider.self)
  let page = talk.send(
    "GET",
    "/services/oauth2/authorize?response_type=code&client_id=c1&redirect_uri=https://app.test/cb"
      + "&scope=api%20refresh_token&state=s1&code_challenge_method=S256"
      + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  let code = try #require(page.response.header("Location")?.firstMatch(of: /code=([^&]+)/)?.1)
  let answer = talk.send(
    "POST", "/services/oauth2/token",
    body: "grant_type=authorization_code&client_id=c1&client_secret=x&redirect_uri=https://app.test/cb&code=\(code)"
      + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
  #expect(
    shapeDifferences(
      answer.json,
      try #require(try fixtureCase("salesforce/oauth_token_code.json", "ok")["response"]?["json"])) == [])
  talk.headers["authorization"] = "Bearer \(try #require(answer.json["access_token"]?.text))"
  return (talk, try #require(answer.json["refresh_token"]?.text))
}

private let data = "/services/data/v66.0"

@Suite struct SalesforceOAuthTests {
  private func refreshing(_ token: String) -> String {
    "grant_type=refresh_token&client_id=c1&client_secret=x&refresh_token=\(token)"
  }

  @Test("a replaced refresh token ends the grant and every session of it")
  func reuse() throws {
    let (talk, first) = try salesforce()
    let second = try #require(
      talk.send("POST", "/services/oauth2/token", body: refreshing(first)).json["refresh_token"]?.text)
    let dead = talk.send("POST", "/services/oauth2/token", body: refreshing(first))
    #expect(dead.json["error_description"] == "expired access/refresh token")
    #expect(talk.send("POST", "/services/oauth2/token", body: refreshing(second)).json["error"] == "invalid_grant")
    let answer = talk.send("GET", data + "/limits")
    #expect(answer.status == 401)
    #expect(answer.json == [["errorCode": "INVALID_SESSION_ID", "message": "Session expired or invalid"]])
  }

  @Test("a second refresh of the same token while one is under way is told so, and kills nothing")
  func concurrent() throws {
    let (talk, token) = try salesforce()
    let request = talk.request("POST", "/services/oauth2/token", body: refreshing(token))
    try talk.provider.begin(request)
    let refusal = #expect(throws: Refusal.self) { try talk.provider.begin(request) }
    let words = String(decoding: refusal?.response.body ?? [], as: UTF8.self)
    #expect(words.contains("token request is already being processed"))
    talk.provider.end(request)
    #expect(talk.send("POST", "/services/oauth2/token", body: refreshing(token)).status == 200)
  }

  @Test("sessions end after their timeout, revocation answers as the fixtures do, a challenge is required")
  func ends() throws {
    let (talk, token) = try salesforce()
    #expect(talk.send("POST", "/services/oauth2/revoke", body: "token=x").status == 400)
    #expect(talk.send("POST", "/services/oauth2/introspect", body: "token=x").json == ["active": false])
    talk.time += 7_200_000
    #expect(talk.send("GET", data + "/limits").status == 401)
    #expect(talk.send("POST", "/services/oauth2/revoke", body: "token=\(token)").status == 200)
    #expect(talk.send("POST", "/services/oauth2/token", body: refreshing(token)).status == 400)
    let page = talk.send("GET", "/services/oauth2/authorize?client_id=c1&redirect_uri=https://app.test/cb&state=s")
    #expect(page.response.header("Location") == "https://app.test/cb?error=invalid_request&state=s")
  }
}

@Suite struct SalesforceDataTests {
  private static func request(_ file: String, _ name: String) throws -> JSONValue {
    try #require(try fixtureCase("salesforce/\(file).json", name)["request"]?["json"])
  }

  private func contact(_ talk: ProviderConversation<SalesforceProvider>) throws -> String {
    let made = talk.send(
      "POST", data + "/sobjects/Contact", json: try Self.request("sobject_create_patch", "create_contact"))
    #expect(made.status == 201)
    return try #require(made.json["id"]?.text)
  }

  @Test("records are made, found by phone as typed, changed and deleted")
  func records() throws {
    let (talk, _) = try salesforce()
    let id = try contact(talk)
    let found = talk.send(
      "GET",
      data + "/query?q=SELECT+Id,Name,Phone+FROM+Contact+WHERE+Phone+IN+('%2B14155550123','4155550123')+LIMIT+5")
    #expect(found.json["totalSize"] == 1)
    #expect(found.json["records"]?.elements?.first?["Name"] == "Ana Ruiz")
    #expect(found.response.header("Sforce-Limit-Info") == "api-usage=2/115000")
    #expect(talk.send("PATCH", data + "/sobjects/Contact/\(id)", json: ["Phone": "1"]).status == 204)
    #expect(talk.send("GET", data + "/sobjects/Contact/\(id)").json["Phone"] == "1")
    #expect(talk.send("DELETE", data + "/sobjects/Contact/\(id)").status == 204)
    #expect(talk.send("PATCH", data + "/sobjects/Contact/\(id)", json: ["Phone": "1"]).status == 404)
  }

  @Test(
    "a bad record is refused with the fixture's code and fields",
    arguments: [
      ("Contact", "required_missing", "REQUIRED_FIELD_MISSING"),
      ("Task", "bad_picklist", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"),
      ("Task", "create_task_call", "INVALID_CROSS_REFERENCE_KEY"),
    ])
  func refused(type: String, name: String, code: String) throws {
    let (talk, _) = try salesforce()
    let answer = talk.send(
      "POST", data + "/sobjects/\(type)", json: try Self.request("sobject_create_patch", name))
    #expect(answer.status == 400)
    #expect(answer.json.elements?.first?["errorCode"]?.text == code)
    #expect(talk.send("POST", data + "/sobjects/Contact", json: ["LastName": "a", "Nope": "b"]).status == 400)
  }

  @Test("an upsert by external id makes once and changes afterwards, whatever the id holds")
  func upsert() throws {
    let (talk, _) = try salesforce()
    var body = try Self.request("upsert_external_id", "created")
    body["WhoId"] = .string(try contact(talk))
    for value in ["call_01JD7", "a%2Fb%20c"] {
      let path = data + "/sobjects/Task/Switchboard_Call_Id__c/\(value)"
      let first = talk.send("PATCH", path, json: body)
      let again = talk.send("PATCH", path, json: body)
      #expect(first.status == 201 && first.json["created"] == true)
      #expect(again.status == 200 && again.json["created"] == false && again.json["id"] == first.json["id"])
    }
    #expect(
      talk.provider.objects(in: "Task").compactMap { $0["Switchboard_Call_Id__c"]?.text } == ["call_01JD7", "a/b c"])
    #expect(talk.send("PATCH", data + "/sobjects/Task/Nope__c/1", json: body).status == 404)
  }

  @Test("a collection tells row by row; all or none undoes the good rows")
  func collections() throws {
    let (talk, _) = try salesforce()
    let who = JSONValue.string(try contact(talk))
    func rows(_ isAllOrNone: Bool) -> JSONValue {
      let good: JSONValue = [
        "attributes": ["type": "Task"], "Switchboard_Call_Id__c": "c1", "Subject": "s", "Status": "Completed",
        "WhoId": who,
      ]
      return [
        "allOrNone": .bool(isAllOrNone),
        "records": [good, good.merging(["Switchboard_Call_Id__c": "c2", "WhoId": "003x"])],
      ]
    }
    let path = data + "/composite/sobjects/Task/Switchboard_Call_Id__c"
    let undone = talk.send("PATCH", path, json: rows(true))
    #expect(undone.status == 200)
    #expect(
      undone.json.elements?.first?["errors"]?.elements?.first?["statusCode"] == "ALL_OR_NONE_OPERATION_ROLLED_BACK")
    #expect(talk.provider.objects(in: "Task").isEmpty)
    let partial = talk.send("PATCH", path, json: rows(false))
    #expect(partial.json.elements?.map { $0["success"] == true } == [true, false])
    #expect(talk.provider.objects(in: "Task").count == 1)
    let many = JSONValue.array(Array(repeating: ["attributes": ["type": "Task"]], count: 201))
    #expect(talk.send("POST", data + "/composite/sobjects", json: ["records": many]).status == 400)
  }

  @Test("a composite request refers to what it just made")
  func composite() throws {
    let (talk, _) = try salesforce()
    let answer = talk.send("POST", data + "/composite", json: try Self.request("composite", "mixed"))
    let parts = answer.json["compositeResponse"]?.elements ?? []
    #expect(parts.map { $0["httpStatusCode"] } == [201, 400])
    #expect(parts.last?["body"]?.elements?.first?["fields"] == ["Status"])
  }

  @Test("an object tells of its fields, and which of them identify records from outside")
  func describe() throws {
    let (talk, _) = try salesforce()
    let fields = talk.send("GET", data + "/sobjects/Task/describe").json["fields"]?.elements ?? []
    #expect(fields.filter { $0["externalId"] == true }.map { $0["name"] } == ["Switchboard_Call_Id__c"])
    #expect(fields.first { $0["name"] == "CallType" }?["picklistValues"]?.elements?.count == 3)
  }

  @Test("long results come in pages, and the limit of a day is a 403")
  func pages() throws {
    let (talk, _) = try salesforce()
    for _ in 0..<3 { _ = try contact(talk) }
    talk.provider.settings.pageSize = 2
    let first = talk.send("GET", data + "/query?q=SELECT+Id+FROM+Contact").json
    #expect(first["done"] == false && first["totalSize"] == 3)
    let next = try #require(first["nextRecordsUrl"]?.text)
    #expect(talk.send("GET", next).json["done"] == true)
    #expect(talk.send("GET", next).status == 400)
    talk.provider.settings.dailyRequests = 1
    #expect(talk.send("GET", data + "/limits").json.elements?.first?["errorCode"] == "REQUEST_LIMIT_EXCEEDED")
  }
}
