/// One operation of a provider: method, path with `{placeholders}`, and the handler on the provider's state.
struct Route<State>: Sendable {
  typealias Handler = @Sendable (inout State, ProviderRequest) throws(Refusal) -> ProviderResponse

  let method: String
  let template: String
  let handler: Handler
  private let parts: [String]

  init(_ method: String, _ template: String, _ handler: @escaping Handler) {
    self.method = method
    self.template = template
    self.handler = handler
    parts = template.split(separator: "/").map(String.init)
  }

  /// The operation's name in counts and faults, such as `POST /v1/payment_intents/{id}/confirm`.
  var name: String { "\(method) \(template)" }

  /// The placeholders' values where the request is this route's, otherwise nil.
  func match(_ request: ProviderRequest) -> [String: String]? {
    guard request.method == method, request.path.count == parts.count else { return nil }
    var values: [String: String] = [:]
    for (part, actual) in zip(parts, request.path) {
      if part.hasPrefix("{") {
        values[String(part.dropFirst().dropLast())] = actual
      } else if part != actual {
        return nil
      }
    }
    return values
  }
}

/// All operations of a provider; the first that matches answers.
struct RouteTable<State>: Sendable {
  let routes: [Route<State>]

  init(_ routes: [Route<State>]) {
    self.routes = routes
  }

  /// The route of a request with the request as the handler wants it; nil where there is none.
  func find(_ request: ProviderRequest) -> (route: Route<State>, request: ProviderRequest)? {
    for route in routes {
      guard let parameters = route.match(request) else { continue }
      var matched = request
      matched.parameters = parameters
      return (route, matched)
    }
    return nil
  }
}
