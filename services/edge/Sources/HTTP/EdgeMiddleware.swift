internal import Calls
internal import Hummingbird
internal import NIOCore
internal import Observability

/// Stands round every route:
///
/// 1. gives every answer its `X-Request-Id`, and the headers that keep a browser from guessing or framing it;
/// 2. turns every error into a problem document or, where a person reads it, a page, so that no answer has another shape;
/// 3. writes one wide event for each request, without token, query, header or body;
/// 4. ends the connection where an answer went out before the whole request came in, so that nobody keeps it busy with a
///    body that nobody reads. It stays open for the linger time, because closing at once would reset it and the sender
///    might never see the answer.
struct EdgeMiddleware: RouterMiddleware {
  let events: EventSink
  let lingerTimeout: Duration

  func handle(
    _ request: Request, context: EdgeContext, next: @concurrent (Request, EdgeContext) async throws -> Response
  ) async throws -> Response {
    var reason: String?
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      let problem = problem(for: error, request, context)
      reason = problem.reason
      response =
        error is PageProblem
        ? problem.page(requestID: context.requestID) : problem.response(requestID: context.requestID)
    }
    response.headers[.xRequestID] = context.requestID
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
    response.headers[.referrerPolicy] = "no-referrer"
    if RequestBodyReader.hasBody(request) && !context.facts.isBodyRead {
      response.headers[.connection] = "close"
      let channel = context.channel
      channel.eventLoop.scheduleTask(in: TimeAmount(lingerTimeout)) { channel.close(promise: nil) }
    }
    events.emit(EdgeEvents.request(summary(of: response, reason, request, context)))
    return response
  }

  private func problem(for error: any Error, _ request: Request, _ context: EdgeContext) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let page as PageProblem: return page.problem
    case let error as RPCError: return Problem(error)
    case let error as HTTPError where error.status == .notFound:
      guard let allow = EdgeRoutes.allowedMethods(for: request.uri.path) else {
        return Problem(404, "no_such_route", "There is nothing at this path.")
      }
      return Problem(405, "method_not_allowed", "This path does not take that method.", allow: allow)
    case let error as HTTPError:
      return Problem(error.status.code, "bad_request", "The request cannot be understood.")
    default:
      events.emit(EdgeEvents.responderFailed(requestID: context.requestID, error: "\(type(of: error))"))
      return Problem(500, "internal", "Something went wrong here.")
    }
  }

  private func summary(
    of response: Response, _ reason: String?, _ request: Request, _ context: EdgeContext
  ) -> EdgeEvents.Request {
    EdgeEvents.Request(
      requestID: context.requestID, method: request.method.rawValue,
      route: EdgeRoutes.pattern(for: request.uri.path) ?? "none", status: response.status.code, reason: reason,
      provider: context.facts.provider, bodyBytes: context.facts.bodyBytes,
      duration: ContinuousClock.now - context.startedAt, remoteAddress: context.remoteAddress)
  }
}
