internal import Calls
internal import HTTPTypes
internal import Hummingbird
internal import Messages

/// Serves the routes of the JSON API: who asks, may they, bind, call, shape.
struct APIHandler: Sendable {
  /// Bytes of the largest body of an API request.
  static let largestBody = 1 << 20

  let callers: [APIRoute.Destination: any Caller]
  let gatekeeper: Gatekeeper
  /// From the request's head to the last byte of its body.
  let requestTimeout: Duration

  func add(_ routes: [APIRoute], to router: Router<EdgeContext>) {
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        // Bodies and answers of up to a megabyte are read and shaped: no work for a thread that has connections to serve.
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try await handle(route, request, context) }
      }
    }
  }

  private func handle(_ route: APIRoute, _ request: Request, _ context: EdgeContext) async throws -> Response {
    let admission = try await gatekeeper.admit(request, context, to: route)
    let body = try await body(of: request, context, route)
    let packed = try RequestBinding(route: route, remoteAddress: context.remoteAddress).packed(
      path: pathParameters(of: route, context), query: queryParameters(of: request), body: body,
      idempotencyKey: request.headers[.idempotencyKey])
    guard let caller = callers[route.destination] else {
      throw Problem(503, "unavailable", "A service behind this one cannot be used now.", retryAfter: .seconds(5))
    }
    let answer: [UInt8]
    do {
      answer = try await caller.call(route.rpc, packed, options: admission.options(requestID: context.requestID))
    } catch let error as RPCError {
      gatekeeper.note(error, of: admission, on: route)
      throw error
    }
    var response = try self.response(to: answer, route)
    admission.addLimits(to: &response)
    return response
  }

  private func body(of request: Request, _ context: EdgeContext, _ route: APIRoute) async throws -> [UInt8] {
    let isAnnounced = RequestBodyReader.hasBody(request)
    if isAnnounced, route.takesBody {
      let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
      guard type?.trimmingCharacters(in: .whitespaces) == "application/json" else {
        throw Problem(415, "wrong_content_type", "The body must be application/json.")
      }
    }
    return try await RequestBodyReader(limit: Self.largestBody, deadline: context.startedAt + requestTimeout)
      .read(request, context)
  }

  private func pathParameters(of route: APIRoute, _ context: EdgeContext) throws -> [String: String] {
    var values: [String: String] = [:]
    for name in route.pathParameters {
      guard let value = context.parameters.get(name)?.removingPercentEncoding else {
        throw Problem(400, "invalid_parameter", "The path is not properly encoded.")
      }
      values[name] = value
    }
    return values
  }

  private func queryParameters(of request: Request) -> [(name: String, value: String)] {
    request.uri.queryParameters.map { (name: String($0.key), value: String($0.value)) }
  }

  private func response(to answer: [UInt8], _ route: APIRoute) throws -> Response {
    guard route.status != 204 else { return Response(status: .noContent, headers: [.cacheControl: "no-store"]) }
    do throws(MessageError) {
      return JSONAnswer.response(status: route.status, json: try route.response.resource(of: answer))
    } catch {
      throw Problem(500, "internal", "Something went wrong here.")
    }
  }
}
