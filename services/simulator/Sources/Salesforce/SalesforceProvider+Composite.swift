internal import Foundation

extension SalesforceProvider {
  static let compositeRoutes: [Route<SalesforceProvider>] = [
    Route("POST", "/services/data/{version}/composite") { (state, request) throws(Refusal) in
      try state.composite(request)
    },
    Route("POST", "/services/data/{version}/composite/sobjects") { (state, request) throws(Refusal) in
      try state.collection(request, field: nil)
    },
    Route("PATCH", "/services/data/{version}/composite/sobjects/{type}/{field}") { (state, request) throws(Refusal) in
      try state.collection(request, field: request.parameters["field"])
    },
  ]

  /// Most requests in one, and most records in a collection. Source: Salesforce's documentation, "Composite".
  private static let (maximumRequests, maximumRecords) = (25, 200)

  /// Up to 25 requests in one, each able to name the id of one before it as `@{reference.id}`.
  private mutating func composite(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let parts = request.json?["compositeRequest"]?.elements ?? []
    guard !parts.isEmpty, parts.count <= Self.maximumRequests else {
      throw Refusal(
        SalesforceProblem(
          status: 400, code: "INVALID_INPUT", message: "A composite request has 1 to \(Self.maximumRequests) parts."
        ).response)
    }
    let isAllOrNone = request.json?["allOrNone"]?.bool ?? false
    let before = organizations
    var ids: [String: String] = [:]
    var results: [(reference: JSONValue, response: ProviderResponse)] = []
    for part in parts {
      let response = run(part, ids: ids, request)
      if let name = part["referenceId"]?.text,
        let id = ProviderRequest(method: "", path: [], body: response.body, time: 0).json?["id"]?.text
      {
        ids[name] = id
      }
      results.append((part["referenceId"] ?? .null, response))
    }
    if isAllOrNone, results.contains(where: { $0.response.status >= 400 }) { restore(before) }
    return .json([
      "compositeResponse": .array(
        results.map { result in
          [
            "body": ProviderRequest(method: "", path: [], body: result.response.body, time: 0).json ?? nil,
            "httpHeaders": [:], "httpStatusCode": .integer(Int64(result.response.status)),
            "referenceId": result.reference,
          ]
        })
    ])
  }

  private mutating func run(_ part: JSONValue, ids: [String: String], _ outer: ProviderRequest) -> ProviderResponse {
    func filled(_ text: String) -> String {
      ids.reduce(text) { $0.replacing("@{\($1.key).id}", with: $1.value) }
    }
    let target = filled(part["url"]?.text ?? "").split(separator: "?", maxSplits: 1)
    let inner = ProviderRequest(
      method: part["method"]?.text ?? "GET",
      path: (target.first ?? "").split(separator: "/").map { $0.removingPercentEncoding ?? String($0) },
      query: FormFields(text: target.count > 1 ? String(target[1]) : ""), headers: outer.headers,
      body: Array(filled(part["body"]?.json() ?? "").utf8), origin: outer.origin, time: outer.time)
    guard let (route, matched) = Self.routes.find(inner), !inner.path.contains("composite") else {
      return SalesforceProblem.notFound.response
    }
    do throws(Refusal) { return try route.handler(&self, matched) } catch { return error.response }
  }

  /// Up to 200 records at once: always 200, each row telling of itself.
  private mutating func collection(_ request: ProviderRequest, field: String?) throws(Refusal) -> ProviderResponse {
    let records = request.json?["records"]?.elements ?? []
    let isAllOrNone = request.json?["allOrNone"]?.bool ?? false
    return try inOrganization { (organization) throws(SalesforceProblem) in
      guard records.count <= Self.maximumRecords else {
        throw SalesforceProblem(
          status: 400, code: "EXCEEDED_MAX_SIZE_REQUEST",
          message: "Maximum number of records allowed is \(Self.maximumRecords)")
      }
      guard records.allSatisfy({ $0["attributes"]?["type"]?.text != nil }) else {
        throw SalesforceProblem(
          status: 400, code: "INVALID_INPUT", message: "A type attribute must be specified for each record")
      }
      let before = organization
      var rows: [Result<JSONValue, SalesforceProblem>] = []
      for record in records { rows.append(Self.write(record, field: field, into: &organization, at: request.time)) }
      let hasFailed = rows.contains { if case .failure = $0 { true } else { false } }
      if isAllOrNone, hasFailed { organization = before }
      return .json(
        .array(
          rows.map { row in
            switch row {
            case .failure(let problem): problem.row
            case .success(let done): isAllOrNone && hasFailed ? SalesforceProblem.rolledBack.row : done
            }
          }))
    }
  }

  private static func write(
    _ record: JSONValue, field: String?, into organization: inout SalesforceOrganization, at time: Int64
  ) -> Result<JSONValue, SalesforceProblem> {
    do throws(SalesforceProblem) {
      guard let type = SalesforceObjectType(rawValue: record["attributes"]?["type"]?.text ?? "") else {
        throw SalesforceProblem(status: 400, code: "INVALID_TYPE", message: "sObject type is not supported.")
      }
      guard let field else {
        let id = try organization.create(type, record, at: time)
        return .success(["id": .string(id), "success": true, "errors": []])
      }
      let (id, isNew) = try organization.upsert(type, field, record[field]?.plain ?? "", record, at: time)
      return .success(["id": .string(id), "success": true, "errors": [], "created": .bool(isNew)])
    } catch {
      return .failure(error)
    }
  }
}
