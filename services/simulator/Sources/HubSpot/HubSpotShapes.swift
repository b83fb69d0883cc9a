/// Answers in HubSpot's form.
enum HubSpotShapes {
  /// A record with the properties that were asked for; all that were written where `properties` is nil.
  static func record(_ record: JSONValue, type: HubSpotObjectType, properties: [String]?) -> JSONValue {
    guard let properties else { return record }
    var copy = record
    let all = record["properties"] ?? [:]
    var shown: JSONValue = [:]
    for name in type.defaultProperties where all[name] != nil { shown[name] = all[name] }
    for name in properties { shown[name] = all[name] ?? .null }
    copy["properties"] = shown
    return copy
  }

  /// A record that was just changed: its times and what was written.
  static func changed(_ record: JSONValue, type: HubSpotObjectType, names: [String]) -> JSONValue {
    let times = type.timeProperties
    var shown: JSONValue = [:]
    for name in [times.made, "hs_object_id", times.changed] + names {
      shown[name] = record["properties"]?[name] ?? .null
    }
    return record.merging(["properties": shown])
  }

  /// The answer of a batch: 200, or 207 with what failed.
  static func batch(_ results: [HubSpotBatchResult], at time: Int64, status: Int = 200) -> ProviderResponse {
    var done: [JSONValue] = []
    var failed: [JSONValue] = []
    for result in results {
      switch result {
      case .done(let record): done.append(record)
      case .failed(let problem, let input): failed.append(error(problem, input))
      }
    }
    let text = JSONValue.string(WireTime.text(milliseconds: time))
    var body: JSONValue = ["status": "COMPLETE", "results": .array(done)]
    if !failed.isEmpty {
      body["numErrors"] = .integer(Int64(failed.count))
      body["errors"] = .array(failed)
    }
    body["startedAt"] = text
    body["completedAt"] = text
    return json(body, status: failed.isEmpty ? status : 207)
  }

  private static func error(_ problem: HubSpotProblem, _ input: JSONValue) -> JSONValue {
    var context: JSONValue = [:]
    if let trace = input["objectWriteTraceId"] { context["objectWriteTraceId"] = [trace] }
    if let id = input["id"] { context["id"] = [id] }
    if let target = input["to"]?["id"] { context["toObjectId"] = [target] }
    let isConflict = problem.category == "CONFLICT"
    if isConflict, let id = problem.message.firstMatch(of: /Existing ID: (\d+)/)?.1 {
      context["existingIds"] = [.string(String(id))]
    }
    return [
      "status": "error", "category": .string(isConflict ? "OBJECT_ALREADY_EXISTS" : problem.category),
      "message": .string(problem.message), "context": context, "errors": problem.more["errors"] ?? [], "links": [:],
    ]
  }

  static func json(_ body: JSONValue, status: Int = 200) -> ProviderResponse {
    .json(body, status: status, type: "application/json;charset=utf-8")
  }

  /// What an association answers.
  static func associationResult(_ link: HubSpotPortal.Association) -> JSONValue {
    [
      "from": ["id": .string(link.fromID)], "to": ["id": .string(link.toID)],
      "associationSpec": [
        "associationCategory": .string(link.category), "associationTypeId": .integer(link.typeID),
      ],
    ]
  }
}
