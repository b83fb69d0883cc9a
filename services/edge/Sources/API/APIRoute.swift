internal import Calls
internal import HTTPTypes
internal import Messages

/// One route of the JSON API: an HTTP method on a path, and the RPC that it becomes.
///
/// Everything else follows from the RPC's messages: what the body, the query and the path may hold, whether the request
/// needs an `Idempotency-Key`, how the answer looks, and the route's part of the OpenAPI document.
struct APIRoute: Sendable {
  /// The services that stand behind the API.
  enum Destination: String, Sendable, CaseIterable {
    case auth, integrations, billing, webhooks, analysis
  }

  /// Who may use a route.
  enum Access: Sendable, Hashable {
    /// Whoever asks: the RPC checks what the request holds.
    case open
    /// Any principal: the RPC checks what it may.
    case principal
    /// A principal that has the permission.
    case permission(String)
  }

  /// What a route costs, for its limits.
  enum Class: String, Sendable, CaseIterable {
    case read, write, money
  }

  var method: HTTPRequest.Method
  /// Such as `/v1/calls/{id}`.
  var path: String
  var destination: Destination
  var rpc: MethodDescription
  var request: MessageSchema
  var response: MessageSchema
  var access: Access
  var kind: Class
  /// Status of a good answer. 204 sends no body.
  var status: Int
  /// Parameters of the path and the query, and the request's fields that they fill.
  var parameters: [String: String]
  /// One sentence for the OpenAPI document.
  var summary: String

  /// - Parameters:
  ///   - binding: parameters of the path or query whose name is not that of the request's field.
  ///   - query: further fields of the request that the query may fill, beside the page of a list.
  init<Request, Response>(
    _ method: HTTPRequest.Method, _ path: String, _ destination: Destination, _ rpc: Method<Request, Response>,
    access: Access, kind: Class? = nil, status: Int? = nil, binding: [String: String] = [:], query: [String] = [],
    _ summary: String
  ) {
    self.method = method
    self.path = path
    self.destination = destination
    self.rpc = rpc.description
    self.request = Request.schema
    self.response = Response.schema
    self.access = access
    self.kind = kind ?? (method == .get ? .read : .write)
    self.status = status ?? (Response.schema.fields.isEmpty ? 204 : 200)
    self.summary = summary
    var parameters = binding
    for name in Self.pathParameters(of: path) + query where parameters[name] == nil { parameters[name] = name }
    if Request.schema.fields.contains(where: { $0.name == "page" }) {
      parameters["limit"] = "page.limit"
      parameters["cursor"] = "page.cursor"
    }
    self.parameters = parameters
  }

  /// Whether the request may have a JSON body.
  var takesBody: Bool { method != .get }

  /// Whether the RPC remembers the request by a key of the caller's.
  var needsIdempotencyKey: Bool { request.fields.contains { $0.name == "idempotency_key" } }

  var pathParameters: [String] { Self.pathParameters(of: path) }

  /// The names in braces, in order.
  static func pathParameters(of path: String) -> [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }.map {
      String($0.dropFirst().dropLast())
    }
  }
}
