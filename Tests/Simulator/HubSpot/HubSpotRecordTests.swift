import Testing

@testable import Simulator

@Suite struct HubSpotRecordTests {
  private static let uniqueProperty: JSONValue = [
    "name": "switchboard_call_id", "label": "Switchboard call", "type": "string", "fieldType": "text",
    "groupName": "callinformation", "hasUniqueValue": true,
  ]

  private static func request(_ file: String, _ name: String) throws -> JSONValue {
    try #require(try fixtureCase("hubspot/\(file).json", name)["request"]?["json"])
  }

  private static func response(_ file: String, _ name: String) throws -> JSONValue {
    try #require(try fixtureCase("hubspot/\(file).json", name)["response"]?["json"])
  }

  @Test("contacts are made, refused twice, found by any of the number's forms and changed, as the fixtures say")
  func contacts() throws {
    let (talk, _) = try hubspot()
    let path = "/crm/v3/objects/contacts"
    var body = try Self.request("contacts_create", "created")
    try body.set("properties.phone", to: "(415) 555-0123")
    let made = talk.send("POST", path, json: body)
    #expect(made.status == 201)
    #expect(made.json["id"] == "51")
    let conflict = talk.send("POST", path, json: body)
    #expect(conflict.status == 409)
    #expect(conflict.json["message"] == (try Self.response("contacts_create", "conflict_409")["message"]))

    let found = talk.send("POST", path + "/search", json: try Self.request("contacts_search", "one_hit_other_format"))
    #expect(found.json["total"] == 1)
    #expect(
      shapeDifferences(found.json, try Self.response("contacts_search", "one_hit_other_format")) == [])
    #expect(found.response.header("X-HubSpot-RateLimit-Max") == nil)

    let changed = talk.send("PATCH", path + "/51", json: try Self.request("contacts_patch", "ok"))
    #expect(changed.json["properties"]?["hs_lead_status"] == "CONNECTED")
    #expect(shapeDifferences(changed.json, try Self.response("contacts_patch", "ok")) == [])
    #expect(talk.send("PATCH", path + "/ana%40example.com?idProperty=email", json: ["properties": [:]]).status == 200)
    #expect(talk.send("GET", path + "/51?properties=phone").json["properties"]?["phone"] == "(415) 555-0123")
    #expect(talk.send("GET", path + "/99").json["category"] == "OBJECT_NOT_FOUND")
  }

  @Test(
    "what cannot be stored is refused in the fixture's words", arguments: ["invalid_email", "unknown_property"])
  func invalid(name: String) throws {
    let (talk, _) = try hubspot()
    var body = try Self.request("contacts_create", name)
    if name == "invalid_email" { try body.set("properties.email", to: "bad@@example") }
    let answer = talk.send("POST", "/crm/v3/objects/contacts", json: body)
    #expect(answer.status == 400)
    #expect(shapeDifferences(answer.json, try Self.response("contacts_create", name)) == [])
  }

  @Test("a call is logged once by its unique property, whichever way it is sent")
  func calls() throws {
    let (talk, _) = try hubspot()
    let path = "/crm/v3/objects/calls"
    let body = try Self.request("calls_batch_upsert", "first")
    let unknown = talk.send("POST", path + "/batch/upsert", json: body)
    #expect(unknown.json["message"]?.text?.contains("non-unique") == true)
    #expect(talk.send("POST", "/crm/v3/properties/calls", json: Self.uniqueProperty).status == 201)
    #expect(talk.send("POST", "/crm/v3/properties/calls", json: Self.uniqueProperty).status == 409)

    let first = talk.send("POST", path + "/batch/upsert", json: body)
    #expect(shapeDifferences(first.json, try Self.response("calls_batch_upsert", "first")) == [])
    #expect(first.json["results"]?.elements?.first?["new"] == true)
    let again = talk.send("POST", path + "/batch/upsert", json: body)
    #expect(again.json["results"]?.elements?.first?["new"] == false)
    #expect(again.json["results"]?.elements?.first?["id"] == "7001")

    talk.send("POST", "/crm/v3/objects/contacts", json: ["properties": ["email": "ana@example.com"]])
    let conflict = talk.send("POST", path, json: try Self.request("calls_create", "created"))
    #expect(conflict.status == 409)
    #expect(conflict.json["message"] == (try Self.response("calls_create", "duplicate_unique_property")["message"]))
    #expect(talk.send("POST", path, json: try Self.request("calls_create", "missing_timestamp")).status == 400)
    #expect(talk.provider.objects(in: "calls").count == 1)
  }

  @Test("a batch says which input failed and does the rest")
  func partial() throws {
    let (talk, _) = try hubspot()
    let answer = talk.send(
      "POST", "/crm/v3/objects/contacts/batch/upsert", json: try Self.request("contacts_batch_upsert", "partial_207"))
    #expect(answer.status == 207)
    #expect(answer.json["numErrors"] == 1)
    #expect(answer.json["errors"]?.elements?.first?["context"]?["objectWriteTraceId"] == ["row-2"])
    let phone = try Self.request("contacts_batch_upsert", "non_unique_property")
    let refused = talk.send("POST", "/crm/v3/objects/contacts/batch/upsert", json: phone)
    #expect(refused.json["message"] == (try Self.response("contacts_batch_upsert", "non_unique_property")["message"]))
    let many = JSONValue.array(Array(repeating: ["properties": [:]], count: 101))
    #expect(talk.send("POST", "/crm/v3/objects/contacts/batch/upsert", json: ["inputs": many]).status == 400)
  }

  @Test("without trace ids one bad row of a batch create undoes all, with them it stands alone")
  func batchCreate() throws {
    let (talk, _) = try hubspot()
    let path = "/crm/v3/objects/contacts"
    talk.send("POST", path, json: ["properties": ["email": "dup@example.com"]])
    let plain = try Self.request("contacts_batch_create", "one_bad_row_fails_all_without_trace_ids")
    #expect(talk.send("POST", path + "/batch/create", json: plain).status == 409)
    #expect(talk.provider.objects(in: "contacts").count == 1)
    let traced = talk.send(
      "POST", path + "/batch/create",
      json: try Self.request("contacts_batch_create", "multi_status_with_trace_ids"))
    #expect(traced.status == 207)
    #expect(
      shapeDifferences(traced.json, try Self.response("contacts_batch_create", "multi_status_with_trace_ids")) == [])
    #expect(talk.provider.objects(in: "contacts").count == 2)
  }

  @Test("calls, notes and contacts are linked in the create body or later, and missing ones are named")
  func associations() throws {
    let (talk, _) = try hubspot()
    talk.send("POST", "/crm/v3/objects/contacts", json: ["properties": ["email": "ana@example.com"]])
    let note = talk.send("POST", "/crm/v3/objects/notes", json: try Self.request("notes_tasks_create", "note"))
    #expect(note.status == 201)
    talk.send("POST", "/crm/v3/objects/calls", json: ["properties": ["hs_timestamp": "2026-11-20T10:00:00Z"]])
    let linked = talk.send("PUT", "/crm/v4/objects/calls/7001/associations/default/contacts/51")
    #expect(linked.json["results"] == (try Self.response("associations", "default")["results"]))
    let labelled = talk.send(
      "PUT", "/crm/v4/objects/calls/7001/associations/contacts/51",
      json: try Self.request("associations", "labelled"))
    #expect(labelled.status == 201)
    #expect(labelled.json == (try Self.response("associations", "labelled")))
    let batch = talk.send(
      "POST", "/crm/v4/associations/calls/contacts/batch/associate/default",
      json: [
        "inputs": [["from": ["id": "7001"], "to": ["id": "51"]], ["from": ["id": "7001"], "to": ["id": "999999"]]]
      ])
    #expect(batch.status == 207)
    #expect(shapeDifferences(batch.json, try Self.response("associations", "batch_default_partial")) == [])
    let read = talk.send("GET", "/crm/v4/objects/notes/8001/associations/contacts").json
    #expect(read["results"]?.elements?.first?["associationTypes"]?.elements?.first?["typeId"] == 202)
  }

  @Test("the eleventh-hour limits: 110 in ten seconds with headers, five searches a second without")
  func limits() throws {
    let (talk, _) = try hubspot()
    let path = "/crm/v3/objects/contacts"
    let first = talk.send("GET", path)
    #expect(first.response.header("X-HubSpot-RateLimit-Max") == "110")
    #expect(first.response.header("X-HubSpot-RateLimit-Remaining") == "109")
    for _ in 0..<109 { #expect(talk.send("GET", path).status == 200) }
    let refused = talk.send("GET", path)
    #expect(refused.status == 429)
    let wanted = try Self.response("errors", "429_ten_secondly")
    #expect(refused.json["policyName"] == wanted["policyName"] && refused.json["message"] == wanted["message"])
    talk.time += 10_001
    #expect(talk.send("GET", path).status == 200)
    let searches = (0..<6).map { _ in talk.send("POST", path + "/search", json: [:]).status }
    #expect(searches == [200, 200, 200, 200, 200, 429])
  }

  @Test("a new record stays unseen by search as long as the index lags")
  func searchLag() throws {
    let (talk, _) = try hubspot()
    talk.provider.settings.searchLagMilliseconds = 5_000
    talk.send("POST", "/crm/v3/objects/contacts", json: ["properties": ["email": "ana@example.com"]])
    #expect(talk.send("POST", "/crm/v3/objects/contacts/search", json: [:]).json["total"] == 0)
    talk.time += 5_000
    #expect(talk.send("POST", "/crm/v3/objects/contacts/search", json: [:]).json["total"] == 1)
  }

  @Test(
    "a search beyond HubSpot's bounds is refused",
    arguments: [
      ["filterGroups": .array(Array(repeating: ["filters": []], count: 6))], ["limit": 201], ["after": "9999"],
      ["filterGroups": [["filters": [["propertyName": "email", "operator": "LIKE", "value": "x"]]]]],
      ["filterGroups": [["filters": .array(Array(repeating: ["propertyName": "email", "operator": "EQ"], count: 7))]]],
    ] as [JSONValue])
  func searchBounds(body: JSONValue) throws {
    let (talk, _) = try hubspot()
    #expect(talk.send("POST", "/crm/v3/objects/contacts/search", json: body).status == 400)
  }

  @Test("each portal sees its own records only")
  func portals() throws {
    let (talk, _) = try hubspot()
    talk.send("POST", "/crm/v3/objects/contacts", json: ["properties": ["email": "ana@example.com"]])
    talk.provider.settings.hubID = 777
    talk.provider.settings.privateAppToken = "pat-777"
    talk.headers["authorization"] = "Bearer pat-777"
    #expect(talk.send("GET", "/crm/v3/objects/contacts").json["results"] == [])
    #expect(talk.send("GET", "/account-info/v3/details").json["portalId"] == 777)
  }
}
