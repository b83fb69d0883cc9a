extension HubSpotProvider {
  static let associationRoutes: [Route<HubSpotProvider>] = [
    Route("PUT", "/crm/v4/objects/{from}/{id}/associations/default/{to}/{other}") { (state, request) throws(Refusal) in
      try state.inPortal { (portal) throws(HubSpotProblem) in
        let links = try portal.associate(
          try type(request, "from"), request.parameters["id"] ?? "", try type(request, "to"),
          request.parameters["other"] ?? "")
        return HubSpotShapes.batch(links.map { .done(HubSpotShapes.associationResult($0)) }, at: request.time)
      }
    },
    Route("PUT", "/crm/v4/objects/{from}/{id}/associations/{to}/{other}") { (state, request) throws(Refusal) in
      try state.inPortal { (portal) throws(HubSpotProblem) in
        let (from, to) = (try type(request, "from"), try type(request, "to"))
        let (id, other) = (request.parameters["id"] ?? "", request.parameters["other"] ?? "")
        for spec in try body(request).elements ?? [] {
          _ = try portal.associate(
            from, id, to, other, category: spec["associationCategory"]?.text ?? "HUBSPOT_DEFINED",
            typeID: spec["associationTypeId"]?.integer)
        }
        return HubSpotShapes.json(
          [
            "fromObjectTypeId": .string(from.id), "fromObjectId": .string(id), "toObjectTypeId": .string(to.id),
            "toObjectId": .string(other), "labels": [],
          ], status: 201)
      }
    },
    Route("GET", "/crm/v4/objects/{from}/{id}/associations/{to}") { (state, request) throws(Refusal) in
      try state.inPortal { (portal) throws(HubSpotProblem) in
        let (from, to) = (try type(request, "from"), try type(request, "to"))
        let links = portal.associations.filter {
          $0.from == from && $0.fromID == request.parameters["id"] && $0.to == to
        }
        return HubSpotShapes.json([
          "results": .array(
            links.map { link in
              [
                "toObjectId": .integer(Int64(link.toID) ?? 0),
                "associationTypes": [
                  ["category": .string(link.category), "typeId": .integer(link.typeID), "label": nil]
                ],
              ]
            })
        ])
      }
    },
    Route("POST", "/crm/v4/associations/{from}/{to}/batch/associate/default") { (state, request) throws(Refusal) in
      try state.inPortal { (portal) throws(HubSpotProblem) in
        let (from, to) = (try type(request, "from"), try type(request, "to"))
        let inputs = try body(request)["inputs"]?.elements ?? []
        guard inputs.count <= 2_000 else { throw .invalid("A maximum of 2000 inputs is allowed.") }
        var results: [HubSpotBatchResult] = []
        for input in inputs {
          do throws(HubSpotProblem) {
            let links = try portal.associate(
              from, input["from"]?["id"]?.plain ?? "", to, input["to"]?["id"]?.plain ?? "")
            results += links.prefix(1).map { .done(HubSpotShapes.associationResult($0)) }
          } catch {
            results.append(.failed(error, input: input))
          }
        }
        return HubSpotShapes.batch(results, at: request.time)
      }
    },
  ]
}
