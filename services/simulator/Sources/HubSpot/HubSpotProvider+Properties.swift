extension HubSpotProvider {
  static let propertyRoutes: [Route<HubSpotProvider>] = [
    Route("POST", "/crm/v3/properties/{type}") { (state, request) throws(Refusal) in
      try state.inPortal { (portal) throws(HubSpotProblem) in
        HubSpotShapes.json(try define(request, in: &portal), status: 201)
      }
    },
    Route("GET", "/crm/v3/properties/{type}/{name}") { (state, request) throws(Refusal) in
      try state.inPortal { (portal) throws(HubSpotProblem) in
        let (type, name) = (try type(request), request.parameters["name"] ?? "")
        if let own = portal.definitions[type]?[name] { return HubSpotShapes.json(own) }
        guard portal.has(name, of: type) else { throw .notFound }
        return HubSpotShapes.json([
          "name": .string(name), "label": .string(name), "type": "string", "fieldType": "text",
          "hubspotDefined": true, "hasUniqueValue": .bool(portal.isUnique(name, of: type)),
        ])
      }
    },
    Route("GET", "/crm/v3/properties/{type}") { (state, request) throws(Refusal) in
      try state.inPortal { (portal) throws(HubSpotProblem) in
        let own = (portal.definitions[try type(request)] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
        return HubSpotShapes.json(["results": .array(own)])
      }
    },
  ]

  /// Most properties with unique values on one type. Source: HubSpot's documentation, "Properties".
  private static let uniqueLimit = 10

  private static func define(
    _ request: ProviderRequest, in portal: inout HubSpotPortal
  ) throws(HubSpotProblem) -> JSONValue {
    let (type, body) = (try type(request), try body(request))
    guard let name = body["name"]?.text, name.wholeMatch(of: /[a-z][a-z0-9_]{0,99}/) != nil else {
      throw .invalid("name must be lower-case letters, digits and underscores")
    }
    guard body["label"] != nil, body["type"] != nil, body["fieldType"] != nil, body["groupName"] != nil else {
      throw .invalid("label, type, fieldType and groupName are required")
    }
    guard !portal.has(name, of: type) else {
      throw .conflict("A property named '\(name)' already exists.")
    }
    let unique = (portal.definitions[type] ?? [:]).values.count { $0["hasUniqueValue"] == true }
    guard body["hasUniqueValue"] != true || unique < uniqueLimit else {
      throw .invalid("An object type has at most \(uniqueLimit) properties with unique values.")
    }
    let text = JSONValue.string(WireTime.text(milliseconds: request.time))
    let definition = body.merging([
      "hasUniqueValue": body["hasUniqueValue"] ?? false, "hubspotDefined": false, "archived": false,
      "createdAt": text, "updatedAt": text,
    ])
    portal.definitions[type, default: [:]][name] = definition
    return definition
  }
}
