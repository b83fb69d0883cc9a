extension HubSpotProvider {
  /// Everything below `/…/objects/{type}`, with the prefix in front.
  static func recordRoutes(_ prefix: String) -> [Route<HubSpotProvider>] {
    [
      Route("POST", prefix + "/{type}/search") { (state, request) throws(Refusal) in try state.search(request) },
      Route("POST", prefix + "/{type}/batch/upsert") { (state, request) throws(Refusal) in
        try state.inPortal { (portal) throws(HubSpotProblem) in
          let inputs = try body(request)["inputs"]?.elements ?? []
          return HubSpotShapes.batch(try portal.upsert(try type(request), inputs, at: request.time), at: request.time)
        }
      },
      Route("POST", prefix + "/{type}/batch/create") { (state, request) throws(Refusal) in
        try state.inPortal { (portal) throws(HubSpotProblem) in
          let inputs = try body(request)["inputs"]?.elements ?? []
          return HubSpotShapes.batch(
            try portal.createAll(try type(request), inputs, at: request.time), at: request.time, status: 201)
        }
      },
      Route("POST", prefix + "/{type}/batch/read") { (state, request) throws(Refusal) in try state.readAll(request) },
      Route("POST", prefix + "/{type}") { (state, request) throws(Refusal) in
        try state.inPortal { (portal) throws(HubSpotProblem) in
          let (type, body) = (try type(request), try body(request))
          let before = portal
          let record = try portal.create(type, body["properties"] ?? [:], at: request.time)
          do throws(HubSpotProblem) {
            try portal.link(type, record["id"]?.text ?? "", body["associations"])
          } catch {
            portal = before
            throw error
          }
          return HubSpotShapes.json(record, status: 201)
        }
      },
      Route("GET", prefix + "/{type}") { (state, request) throws(Refusal) in try state.listRecords(request) },
      Route("GET", prefix + "/{type}/{id}") { (state, request) throws(Refusal) in
        try state.inPortal { (portal) throws(HubSpotProblem) in
          let (type, record) = try found(request, in: portal)
          return HubSpotShapes.json(HubSpotShapes.record(record, type: type, properties: names(request)))
        }
      },
      Route("PATCH", prefix + "/{type}/{id}") { (state, request) throws(Refusal) in
        try state.inPortal { (portal) throws(HubSpotProblem) in
          let (type, record) = try found(request, in: portal)
          let properties = try body(request)["properties"] ?? [:]
          let changed = try portal.update(type, record, properties, at: request.time)
          return HubSpotShapes.json(
            HubSpotShapes.changed(changed, type: type, names: properties.members?.map(\.name) ?? []))
        }
      },
      Route("DELETE", prefix + "/{type}/{id}") { (state, request) throws(Refusal) in
        try state.inPortal { (portal) throws(HubSpotProblem) in
          _ = portal.archive(try type(request), request.parameters["id"] ?? "")
          return .empty(204)
        }
      },
    ]
  }

  private mutating func search(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let seen = request.time - settings.searchLagMilliseconds
    return try inPortal { (portal) throws(HubSpotProblem) in
      let type = try Self.type(request)
      let search = try HubSpotSearch(try Self.body(request))
      let visible = (portal.records[type]?.all ?? []).filter {
        ($0["updatedAt"]?.text).flatMap(WireTime.milliseconds).map { $0 <= seen } ?? true
      }
      let page = search.page(of: visible)
      var answer: JSONValue = [
        "total": .integer(Int64(page.total)),
        "results": .array(page.records.map { HubSpotShapes.record($0, type: type, properties: search.properties) }),
      ]
      if let next = page.next { answer["paging"] = ["next": ["after": .string(next)]] }
      return HubSpotShapes.json(answer)
    }
  }

  private mutating func readAll(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    try inPortal { (portal) throws(HubSpotProblem) in
      let (type, body) = (try Self.type(request), try Self.body(request))
      let names = body["properties"]?.elements?.compactMap(\.text) ?? []
      let results: [HubSpotBatchResult] = (body["inputs"]?.elements ?? []).prefix(HubSpotPortal.batchLimit).map {
        input in
        guard let record = portal.find(type, input["id"]?.plain ?? "", by: body["idProperty"]?.text) else {
          return .failed(.notFound, input: input)
        }
        return .done(HubSpotShapes.record(record, type: type, properties: names))
      }
      return HubSpotShapes.batch(results, at: request.time)
    }
  }

  private mutating func listRecords(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    try inPortal { (portal) throws(HubSpotProblem) in
      let type = try Self.type(request)
      let limit = request.query["limit"].flatMap(Int.init) ?? 10
      guard (1...100).contains(limit) else { throw .invalid("limit must be 1 to 100") }
      let after = request.query["after"].flatMap(Int64.init) ?? 0
      let rest = (portal.records[type]?.all ?? []).filter { Int64($0["id"]?.text ?? "") ?? 0 >= after }
      var answer: JSONValue = [
        "results": .array(
          rest.prefix(limit).map { HubSpotShapes.record($0, type: type, properties: Self.names(request)) })
      ]
      if rest.count > limit { answer["paging"] = ["next": ["after": rest[limit]["id"] ?? nil]] }
      return HubSpotShapes.json(answer)
    }
  }

  private static func found(
    _ request: ProviderRequest, in portal: HubSpotPortal
  ) throws(HubSpotProblem) -> (HubSpotObjectType, JSONValue) {
    let type = try type(request)
    guard let record = portal.find(type, request.parameters["id"] ?? "", by: request.query["idProperty"]) else {
      throw .notFound
    }
    return (type, record)
  }

  /// The properties that a query asks for.
  private static func names(_ request: ProviderRequest) -> [String] {
    request.query.fields.filter { $0.name == "properties" }
      .flatMap { $0.value.split(separator: ",").map(String.init) }
  }
}
