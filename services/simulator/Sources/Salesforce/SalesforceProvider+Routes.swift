extension SalesforceProvider {
  static let routes = RouteTable<SalesforceProvider>(
    oauthRoutes + [
      Route("GET", "/services/data") { (_, _) throws(Refusal) in
        .json([["label": "Spring '26", "url": "/services/data/v66.0", "version": "66.0"]])
      },
      Route("GET", "/services/data/{version}/limits") { (state, _) throws(Refusal) in
        let limit = Int64(state.settings.dailyRequests ?? 0)
        return .json(["DailyApiRequests": ["Max": .integer(limit), "Remaining": .integer(limit)]])
      },
      Route("GET", "/services/data/{version}/query") { (state, request) throws(Refusal) in try state.query(request) },
      Route("GET", "/services/data/{version}/query/{locator}") { (state, request) throws(Refusal) in
        guard let rest = state.locators.removeValue(forKey: request.parameters["locator"] ?? "") else {
          throw Refusal(
            SalesforceProblem(status: 400, code: "INVALID_QUERY_LOCATOR", message: "invalid query locator").response)
        }
        return state.page(rest, total: rest.count, version: request.parameters["version"] ?? "")
      },
      Route("POST", "/services/data/{version}/sobjects/{type}") { (state, request) throws(Refusal) in
        try state.create(request)
      },
      Route("GET", "/services/data/{version}/sobjects/{type}/describe") { (state, request) throws(Refusal) in
        try state.inOrganization { (organization) throws(SalesforceProblem) in
          .json(organization.describe(try Self.type(request)))
        }
      },
      Route("GET", "/services/data/{version}/sobjects/{type}/{id}") { (state, request) throws(Refusal) in
        try state.inOrganization { (organization) throws(SalesforceProblem) in
          let (type, id) = (try Self.type(request), request.parameters["id"] ?? "")
          guard let record = organization.find(type, id) else { throw .notFound }
          return .json(
            JSONValue.object([.init("attributes", SalesforceOrganization.attributes(type, id))]).merging(record))
        }
      },
      Route("PATCH", "/services/data/{version}/sobjects/{type}/{id}") { (state, request) throws(Refusal) in
        try state.inOrganization { (organization) throws(SalesforceProblem) in
          try organization.update(
            try Self.type(request), request.parameters["id"] ?? "", try Self.body(request), at: request.time)
          return .empty(204)
        }
      },
      Route("DELETE", "/services/data/{version}/sobjects/{type}/{id}") { (state, request) throws(Refusal) in
        try state.inOrganization { (organization) throws(SalesforceProblem) in
          guard organization.delete(try Self.type(request), request.parameters["id"] ?? "") else { throw .notFound }
          return .empty(204)
        }
      },
      Route("PATCH", "/services/data/{version}/sobjects/{type}/{field}/{value}") { (state, request) throws(Refusal) in
        try state.upsert(request)
      },
    ] + compositeRoutes)

  /// What happens at Salesforce without a client of ours.
  static let controls = RouteTable<SalesforceProvider>([
    // {"organization"?, "fields": {…}}: a record that somebody typed in.
    Route("POST", "/records/{type}") { (state, request) throws(Refusal) in
      let body = request.json ?? [:]
      let id = try state.inOrganization(body["organization"]?.text ?? state.settings.organization) {
        (organization) throws(SalesforceProblem) in
        try organization.create(try Self.type(request), body["fields"] ?? [:], at: request.time)
      }
      return .json(["id": .string(id)], status: 201)
    },
    // {"organization"?, "user"?}: the user withdraws the app.
    Route("POST", "/uninstall") { (state, request) throws(Refusal) in
      let body = request.json ?? [:]
      state.server.revokeAll(
        of: "\(body["organization"]?.text ?? state.settings.organization)/\(body["user"]?.text ?? state.settings.user)")
      return .empty(204)
    },
  ])

  static func type(_ request: ProviderRequest) throws(SalesforceProblem) -> SalesforceObjectType {
    guard let type = SalesforceObjectType(rawValue: request.parameters["type"] ?? "") else { throw .notFound }
    return type
  }

  static func body(_ request: ProviderRequest) throws(SalesforceProblem) -> JSONValue {
    guard let body = request.json, body.members != nil else {
      throw SalesforceProblem(status: 400, code: "JSON_PARSER_ERROR", message: "Unexpected character in the body")
    }
    return body
  }

  private mutating func create(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    try inOrganization { (organization) throws(SalesforceProblem) in
      let id = try organization.create(try Self.type(request), try Self.body(request), at: request.time)
      return .json(["id": .string(id), "success": true, "errors": []], status: 201)
    }
  }

  private mutating func upsert(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    try inOrganization { (organization) throws(SalesforceProblem) in
      let (id, isNew) = try organization.upsert(
        try Self.type(request), request.parameters["field"] ?? "", request.parameters["value"] ?? "",
        try Self.body(request), at: request.time)
      return .json(
        ["id": .string(id), "success": true, "errors": [], "created": .bool(isNew)], status: isNew ? 201 : 200)
    }
  }

  private mutating func query(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let records = try inOrganization { (organization) throws(SalesforceProblem) in
      try organization.select(try SOQLParser.parse(request.query["q"] ?? ""))
    }
    return page(records, total: records.count, version: request.parameters["version"] ?? "")
  }

  private mutating func page(_ records: [JSONValue], total: Int, version: String) -> ProviderResponse {
    let shown = Array(records.prefix(max(1, settings.pageSize)))
    var body: JSONValue = ["totalSize": .integer(Int64(total)), "done": .bool(shown.count == records.count)]
    if shown.count < records.count {
      if locators.count > 1_000 { locators = [:] }
      let locator = identifiers.token("01g5g00000", length: 8)
      locators[locator] = Array(records.dropFirst(shown.count))
      body["nextRecordsUrl"] = .string("/services/data/\(version)/query/\(locator)")
    }
    body["records"] = .array(shown)
    return .json(body)
  }
}
