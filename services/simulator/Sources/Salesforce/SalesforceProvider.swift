/// Salesforce's stand-in: OAuth, and one organization for each that was connected.
struct SalesforceProvider: SimulatedProvider {
  static let name = "salesforce"
  static let collections = SalesforceObjectType.allCases.map(\.rawValue) + ["grants", "organizations"]

  var settings = SalesforceSettings()
  var outbox: [OutgoingWebhook] = []
  var server: OAuthServer
  private(set) var organizations: [String: SalesforceOrganization] = [:]
  /// Refresh tokens that are being used this moment.
  private var refreshing: Set<String> = []
  private var rate = RateWindow(limit: nil, interval: 86_400_000)
  private var organization = ""
  /// Queries with more pages, by locator.
  var locators: [String: [JSONValue]] = [:]
  var identifiers: IdentifierSource

  init(seed: UInt64) {
    identifiers = IdentifierSource(seed: seed)
    server = OAuthServer(
      policy: .init(
        rotates: true, codeLifetime: 900_000, accessLifetime: 7_200_000, codePrefix: "aPrx",
        accessPrefix: "00D5g000004Xyz!AQEAQ", refreshPrefix: "5Aep861", tokenLength: 80), seed: seed)
  }

  func objects(in collection: String) -> [JSONValue] {
    let all = organizations.sorted { $0.key < $1.key }.map(\.value)
    switch collection {
    case "grants": return server.grants
    case "organizations": return all.map { ["id": .string($0.id)] }
    default:
      guard let type = SalesforceObjectType(rawValue: collection) else { return [] }
      return all.flatMap { organization in
        (organization.records[type]?.all ?? []).map { $0.merging(["organization": .string(organization.id)]) }
      }
    }
  }

  func notFound(_ request: ProviderRequest) -> ProviderResponse { SalesforceProblem.notFound.response }

  func failure(_ status: Int) -> ProviderResponse {
    switch status {
    case 401: SalesforceProblem.session.response
    case 403: SalesforceProblem.limit.response
    case 503: .text("<html><body>Service Unavailable</body></html>", status: 503, type: "text/html")
    default:
      SalesforceProblem(status: status, code: "UNKNOWN_EXCEPTION", message: "An unexpected error occurred.").response
    }
  }

  mutating func begin(_ request: ProviderRequest) throws(Refusal) {
    guard request.path.last == "token", let token = request.form["refresh_token"] else { return }
    guard refreshing.insert(token).inserted else {
      throw Self.oauth("invalid_grant", "token request is already being processed")
    }
  }

  mutating func end(_ request: ProviderRequest) {
    guard request.path.last == "token", let token = request.form["refresh_token"] else { return }
    refreshing.remove(token)
  }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {
    server.policy.rotates = settings.rotatesRefreshTokens
    server.policy.accessLifetime = settings.tokenLifetimeSeconds * 1_000
    guard request.path.contains("data") else { return }
    guard let access = request.bearer.flatMap(server.access), access.expiresAt > request.time else {
      throw Refusal(SalesforceProblem.session.response)
    }
    organization = access.account.split(separator: "/").first.map(String.init) ?? ""
    rate.limit = settings.dailyRequests
    guard rate.take(organization, at: request.time) else { throw Refusal(SalesforceProblem.limit.response) }
  }

  mutating func finish(
    _ response: ProviderResponse, to request: ProviderRequest, operation: String
  ) -> ProviderResponse {
    guard request.path.contains("data"), let limit = settings.dailyRequests else { return response }
    let used = limit - rate.remaining(organization, at: request.time)
    return response.with("Sforce-Limit-Info", "api-usage=\(used)/\(limit)")
  }

  /// Runs `work` in the organization of the request's token.
  mutating func inOrganization<Result>(
    _ work: (inout SalesforceOrganization) throws(SalesforceProblem) -> Result
  ) throws(Refusal) -> Result {
    var opened = organizations[organization] ?? SalesforceOrganization(id: organization)
    opened.externalFields = settings.externalFields
    defer { organizations[organization] = opened }
    do throws(SalesforceProblem) { return try work(&opened) } catch { throw Refusal(error.response) }
  }

  /// Runs `work` in an organization without a client's request.
  mutating func inOrganization<Result>(
    _ id: String, _ work: (inout SalesforceOrganization) throws(SalesforceProblem) -> Result
  ) throws(Refusal) -> Result {
    organization = id
    return try inOrganization(work)
  }

  /// Puts every organization back to what it was.
  mutating func restore(_ former: [String: SalesforceOrganization]) { organizations = former }

  static func oauth(_ error: String, _ description: String, status: Int = 400) -> Refusal {
    Refusal(.json(["error": .string(error), "error_description": .string(description)], status: status))
  }
}
