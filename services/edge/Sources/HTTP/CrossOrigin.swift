internal import HTTPTypes
internal import Hummingbird

/// Which pages of which origins may read the API's answers. Source: Fetch standard, "CORS protocol".
///
/// It protects nothing by itself: no cookie opens the API, so what a page may do is what its bearer token may. An origin
/// that is not listed, or none at all, gets the same answers without the headers that let a page read them.
///
/// It stands round everything that makes answers of errors: a page must be able to read why it was refused.
struct CrossOrigin: RouterMiddleware {
  typealias Context = EdgeContext

  /// Exact origins, such as `https://app.example.com`.
  let allowedOrigins: Set<String>

  func handle(
    _ request: Request, context: EdgeContext, next: @concurrent (Request, EdgeContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    guard let origin = request.origin(among: allowedOrigins) else { return response }
    response.headers[.accessControlAllowOrigin] = origin
    response.headers[.accessControlExposeHeaders] =
      "X-Request-Id, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
    response.headers[.vary] = "Origin"
    return response
  }
}

/// Answers browsers that ask whether a page may send a request before they send it. Source: as ``CrossOrigin``.
struct Preflight: RouterMiddleware {
  typealias Context = EdgeContext

  let allowedOrigins: Set<String>

  func handle(
    _ request: Request, context: EdgeContext, next: @concurrent (Request, EdgeContext) async throws -> Response
  ) async throws -> Response {
    guard request.method == .options, request.headers[.accessControlRequestMethod] != nil,
      let allow = EdgeRoutes.allowedMethods(for: request.uri.path)
    else { return try await next(request, context) }
    var headers: HTTPFields = [.vary: "Origin", .cacheControl: "no-store"]
    if request.origin(among: allowedOrigins) != nil {
      headers[.accessControlAllowMethods] = allow
      headers[.accessControlAllowHeaders] = "Authorization, Content-Type, Idempotency-Key, Last-Event-ID"
      headers[.accessControlMaxAge] = "600"
    }
    return Response(status: .noContent, headers: headers)
  }
}

extension Request {
  /// The page's origin where it is one of `allowed`, exactly.
  fileprivate func origin(among allowed: Set<String>) -> String? {
    headers[.origin].flatMap { allowed.contains($0) ? $0 : nil }
  }
}
