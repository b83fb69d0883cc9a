internal import Foundation
internal import HTTPTypes
internal import Messages

/// The OpenAPI 3.1 document of the JSON API, made from the same routes and schemas that serve it.
struct OpenAPIDocument {
  let routes: [APIRoute]

  /// The document, keys in order.
  func json() -> String {
    var schemas = SchemaCollection()
    var paths: [String: [String: Any]] = [:]
    for route in routes {
      paths[route.path, default: [:]][route.method.rawValue.lowercased()] = operation(route, &schemas)
    }
    let document: [String: Any] = [
      "openapi": "3.1.0",
      "info": ["title": "Switchboard", "version": "1"],
      "paths": paths,
      "components": [
        "schemas": schemas.all.merging(["Problem": Self.problem]) { $1 },
        "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer"]],
        "responses": [
          "Problem": [
            "description": "A refusal or failure.",
            "content": [Problem.contentType: ["schema": ["$ref": "#/components/schemas/Problem"]]],
          ]
        ],
      ],
    ]
    // Dictionaries, lists, texts and numbers: nothing that JSON cannot hold.
    let data = try? JSONSerialization.data(
      withJSONObject: document, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    return String(decoding: data ?? Data("{}".utf8), as: UTF8.self)
  }

  private func operation(_ route: APIRoute, _ schemas: inout SchemaCollection) -> [String: Any] {
    var operation: [String: Any] = [
      "operationId": operationID(of: route), "summary": route.summary, "tags": [route.destination.rawValue],
    ]
    var good: [String: Any] = ["description": "Done."]
    if route.status != 204 {
      good["content"] = ["application/json": ["schema": schemas.resource(route.response)]]
    }
    operation["responses"] = ["\(route.status)": good, "default": ["$ref": "#/components/responses/Problem"]]
    let parameters = parameters(of: route, &schemas)
    if !parameters.isEmpty { operation["parameters"] = parameters }
    if route.takesBody {
      let bound = Set(route.parameters.values).union(["idempotency_key", RequestBinding.remoteAddressField])
      let body = schemas.object(route.request, without: bound)
      operation["requestBody"] = ["content": ["application/json": ["schema": body]]]
    }
    switch route.access {
    case .open: operation["security"] = [Any]()
    case .principal: operation["security"] = [["bearer": [Any]()]]
    case .permission(let permission):
      operation["security"] = [["bearer": [Any]()]]
      operation["x-permission"] = permission
    }
    return operation
  }

  private func operationID(of route: APIRoute) -> String {
    let name = route.rpc.name.split(separator: "/").last.map(String.init) ?? route.rpc.name
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  private func parameters(of route: APIRoute, _ schemas: inout SchemaCollection) -> [[String: Any]] {
    let inPath = Set(route.pathParameters)
    var parameters = route.parameters.keys.sorted().map { name -> [String: Any] in
      [
        "name": name, "in": inPath.contains(name) ? "path" : "query", "required": inPath.contains(name),
        "schema": schema(ofParameter: name, route, &schemas),
      ]
    }
    if route.needsIdempotencyKey {
      parameters.append([
        "name": "Idempotency-Key", "in": "header", "required": true,
        "schema": ["type": "string", "minLength": 1, "maxLength": RequestBinding.idempotencyKeyLength.upperBound],
      ])
    }
    return parameters
  }

  private func schema(
    ofParameter name: String, _ route: APIRoute, _ schemas: inout SchemaCollection
  ) -> [String: Any] {
    if name == "limit" { return ["type": "integer", "minimum": 1, "maximum": 200, "default": 50] }
    let field = route.request.fields.first { $0.name == route.parameters[name] }
    return field.map { schemas.value($0.kind) } ?? ["type": "string"]
  }

  private static var problem: [String: Any] {
    [
      "type": "object",
      "required": ["type", "title", "status", "detail", "reason", "request_id"],
      "properties": [
        "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
        "detail": ["type": "string"], "reason": ["type": "string"], "request_id": ["type": "string", "format": "uuid"],
      ],
    ]
  }
}
