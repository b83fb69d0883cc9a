internal import HTTPTypes
internal import Hummingbird

/// Which pages of which origins may read the API's answers. Source: Fetch standard, "CORS protocol".
///
/// It protects nothing by itself: no cookie opens the API, so what a page may do is what its bearer token may. An origin
/// that is not listed, or none at all, gets the same answers without the headers that let a page read them.
struct CrossOrigin: RouterMiddleware {
  typealias Context = EdgeContext

  /// Exact origins, such as `https://app.example.com`.
  let allowedOrigins: Set<String>

  func handle(
    _ request: Request, context: EdgeContext, next: (Request, EdgeContext) async throws -> Response
  ) async throws -> Response {
    let origin = request.headers[.origin].flatMap { allowedOrigins.contains($0) ? $0 : nil }
    if request.method == .options, request.headers[.accessControlRequestMethod] != nil,
      let allow = EdgeRoutes.allowedMethods(for: request.uri.path)
    {
      return preflight(origin: origin, allow: allow)
    }
    var response = try await next(request, context)
    guard let origin else { return response }
    response.headers[.accessControlAllowOrigin] = origin
    response.headers[.accessControlExposeHeaders] =
      "X-Request-Id, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
    response.headers[.vary] = "Origin"
    return response
  }

  private func preflight(origin: String?, allow: String) -> Response {
    var headers: HTTPFields = [.vary: "Origin", .cacheControl: "no-store"]
    if let origin {
      headers[.accessControlAllowOrigin] = origin
      headers[.accessControlAllowMethods] = allow
      headers[.accessControlAllowHeaders] = "Authorization, Content-Type, Idempotency-Key, Last-Event-ID"
      headers[.accessControlMaxAge] = "600"
    }
    return Response(status: .noContent, headers: headers)
  }
}
