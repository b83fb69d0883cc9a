extension HubSpotProvider {
  static let routes = RouteTable<HubSpotProvider>(
    oauthRoutes + ["/crm/v3/objects", "/crm/objects/2026-09"].flatMap(recordRoutes) + propertyRoutes
      + associationRoutes + [
        Route("GET", "/account-info/v3/details") { (state, request) throws(Refusal) in
          try state.inPortal { (portal) throws(HubSpotProblem) in
            HubSpotShapes.json([
              "portalId": .integer(portal.hubID), "accountType": "STANDARD", "timeZone": "US/Pacific",
              "companyCurrency": "USD", "uiDomain": "app.hubspot.com", "dataHostingLocation": "na1",
            ])
          }
        }
      ])

  /// What happens at HubSpot without a client of ours.
  static let controls = RouteTable<HubSpotProvider>([
    // {"hub_id"?, "properties": {…}}: a record that somebody typed in.
    Route("POST", "/records/{type}") { (state, request) throws(Refusal) in
      guard let type = HubSpotObjectType(path: request.parameters["type"] ?? "") else {
        throw Refusal(.json(["error": "unknown type"], status: 404))
      }
      var made: JSONValue = .null
      try state.change(request.json?["hub_id"]?.integer ?? state.settings.hubID) { (portal) throws(HubSpotProblem) in
        made = try portal.create(type, request.json?["properties"] ?? [:], at: request.time)
      }
      return .json(made, status: 201)
    },
    // {"hub_id"?}: the portal uninstalls the app.
    Route("POST", "/uninstall") { (state, request) throws(Refusal) in
      state.server.revokeAll(of: String(request.json?["hub_id"]?.integer ?? state.settings.hubID))
      return .empty(204)
    },
  ])

  /// The type that a path names. Throws HubSpot's refusal.
  static func type(_ request: ProviderRequest, _ name: String = "type") throws(HubSpotProblem) -> HubSpotObjectType {
    guard let type = HubSpotObjectType(path: request.parameters[name] ?? "") else {
      throw .invalid("Unable to infer object type from: \(request.parameters[name] ?? "")")
    }
    return type
  }

  /// The JSON object of a body. Throws HubSpot's refusal.
  static func body(_ request: ProviderRequest) throws(HubSpotProblem) -> JSONValue {
    guard let body = request.json else { throw .invalid("Invalid input JSON") }
    return body
  }
}
