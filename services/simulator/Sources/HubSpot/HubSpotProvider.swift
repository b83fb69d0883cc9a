/// HubSpot's stand-in: OAuth, and one CRM for each portal that was connected.
struct HubSpotProvider: SimulatedProvider {
  static let name = "hubspot"
  static let collections = HubSpotObjectType.allCases.map(\.rawValue) + ["associations", "grants", "portals"]

  var settings = HubSpotSettings()
  var outbox: [OutgoingWebhook] = []
  var server: OAuthServer
  private(set) var portals: [Int64: HubSpotPortal] = [:]
  private var identifiers: IdentifierSource
  private var rate = RateWindow(limit: nil, interval: 10_000)
  private var searchRate = RateWindow(limit: nil, interval: 1_000)
  /// The id of the request being answered.
  private(set) var correlation = ""
  /// The portal of the request being answered.
  private var hubID: Int64 = 0

  init(seed: UInt64) {
    identifiers = IdentifierSource(seed: seed)
    server = OAuthServer(
      policy: .init(
        rotates: true, accessLifetime: 1_800_000, codePrefix: "na1-", accessPrefix: "CJT", refreshPrefix: "na1-",
        tokenLength: 160), seed: seed)
  }

  func objects(in collection: String) -> [JSONValue] {
    let all = portals.sorted { $0.key < $1.key }.map(\.value)
    switch collection {
    case "grants": return server.grants
    case "portals": return all.map { ["hub_id": .integer($0.hubID)] }
    case "associations": return all.flatMap { $0.associations.map(\.json) }
    default:
      guard let type = HubSpotObjectType(rawValue: collection) else { return [] }
      return all.flatMap { portal in
        (portal.records[type]?.all ?? []).map { $0.merging(["hub_id": .integer(portal.hubID)]) }
      }
    }
  }

  func notFound(_ request: ProviderRequest) -> ProviderResponse {
    HubSpotProblem.notFound.response(correlation: correlation)
  }

  func failure(_ status: Int) -> ProviderResponse {
    switch status {
    case 429:
      HubSpotProblem.rateLimited("TEN_SECONDLY_ROLLING", "ten_secondly_rolling").response(correlation: correlation)
    case 401: HubSpotProblem.unauthenticated.response(correlation: correlation)
    default:
      HubSpotProblem(status: status, message: "internal error", category: "").response(correlation: correlation)
    }
  }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {
    correlation = identifiers.uuid()
    server.policy.rotates = settings.rotatesRefreshTokens
    server.policy.accessLifetime = settings.tokenLifetimeSeconds * 1_000
    guard request.path.first != "oauth" else { return }
    do throws(HubSpotProblem) {
      hubID = try authenticate(request)
      try limit(request)
    } catch {
      throw Refusal(error.response(correlation: correlation))
    }
  }

  mutating func finish(
    _ response: ProviderResponse, to request: ProviderRequest, operation: String
  ) -> ProviderResponse {
    guard request.path.first == "crm", request.path.last != "search", response.status != 401 else { return response }
    rate.limit = settings.requestsPerTenSeconds
    guard let limit = rate.limit else { return response }
    return response.with("X-HubSpot-RateLimit-Max", String(limit))
      .with("X-HubSpot-RateLimit-Remaining", String(rate.remaining(String(hubID), at: request.time)))
      .with("X-HubSpot-RateLimit-Interval-Milliseconds", "10000").with("X-HubSpot-Correlation-Id", correlation)
  }

  /// Runs `work` on the portal of the request's token.
  mutating func inPortal(
    _ work: (inout HubSpotPortal) throws(HubSpotProblem) -> ProviderResponse
  ) throws(Refusal) -> ProviderResponse {
    do throws(HubSpotProblem) {
      var portal = portals[hubID] ?? HubSpotPortal(hubID: hubID)
      defer { portals[hubID] = portal }
      return try work(&portal)
    } catch {
      throw Refusal(error.response(correlation: correlation))
    }
  }

  /// Changes a portal without a client's request.
  mutating func change(_ hubID: Int64, _ work: (inout HubSpotPortal) throws(HubSpotProblem) -> Void) throws(Refusal) {
    self.hubID = hubID
    _ = try inPortal { (portal) throws(HubSpotProblem) in
      try work(&portal)
      return .empty(204)
    }
  }

  /// The portal that a request's token belongs to.
  private func authenticate(_ request: ProviderRequest) throws(HubSpotProblem) -> Int64 {
    guard let token = request.bearer else { throw .unauthenticated }
    if let own = settings.privateAppToken, own == token { return settings.hubID }
    guard let access = server.access(token), let hub = Int64(access.account) else { throw .unauthenticated }
    guard access.expiresAt > request.time else {
      throw .expired(secondsAgo: (request.time - access.expiresAt) / 1_000, at: access.expiresAt)
    }
    let isReading = request.method == "GET" || ["search", "read"].contains(request.path.last ?? "")
    let scope = "crm.objects.contacts.\(isReading ? "read" : "write")"
    guard request.path.first != "crm" || request.path.contains("properties") || access.scopes.contains(scope) else {
      throw .missingScope(scope)
    }
    return hub
  }

  private mutating func limit(_ request: ProviderRequest) throws(HubSpotProblem) {
    if request.path.last == "search" {
      searchRate.limit = settings.searchesPerSecond
      guard searchRate.take(String(hubID), at: request.time) else { throw .rateLimited("SECONDLY", "secondly") }
    } else {
      rate.limit = settings.requestsPerTenSeconds
      guard rate.take(String(hubID), at: request.time) else {
        throw .rateLimited("TEN_SECONDLY_ROLLING", "ten_secondly_rolling")
      }
    }
  }
}
