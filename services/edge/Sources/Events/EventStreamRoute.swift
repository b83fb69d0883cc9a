internal import Hummingbird
internal import Observability
internal import RPCAPI
internal import WebhooksAPI

/// `GET /v1/events`: the organization's event stream as Server-Sent Events.
///
/// Opened with a bearer credential or, because a browser's EventSource has no headers, with a ticket. It goes on after the
/// number in `Last-Event-ID`, or in `last_event_id` where a page opens a new one; without either it begins with what comes.
struct EventStreamRoute {
  static let path = "/v1/events"
  static let permission = "events.read"
  /// Digits of the largest number.
  static let longestNumber = 19

  let webhooks: WebhooksClient
  let gatekeeper: Gatekeeper
  let places: StreamPlaces
  let writeTimeout: Duration
  let events: EventSink

  func add(to router: Router<EdgeContext>) {
    router.get(RouterPath(Self.path)) { request, context in try await open(request, context) }
  }

  private func open(_ request: Request, _ context: EdgeContext) async throws -> Response {
    let query = try ConnectQuery(request, names: ["ticket", "last_event_id"])
    let cursor = try cursor(request.headers[.lastEventID] ?? query["last_event_id"])
    let principal =
      query["ticket"].isEmpty
      ? try await gatekeeper.principal(of: request, context)
      : try await gatekeeper.principal(holding: query["ticket"], for: .events, context)
    try await gatekeeper.require(Self.permission, of: principal, context)
    let place = try places.take(for: principal.organizationID)
    // Once 200 is said nothing can be refused any more: what would end the stream at once is found out before.
    _ = try await webhooks.listStreamEvents(
      ListStreamEventsRequest(page: PageRequest(limit: 1, cursor: cursor)),
      options: principal.options(requestID: context.requestID))
    let stream = EventStreamWriter(
      webhooks: webhooks, principal: principal, requestID: context.requestID, channel: context.channel,
      writeTimeout: writeTimeout)
    let body = ResponseBody { [events] writer in
      let sent = try await stream.run(after: cursor, request, to: writer)
      withExtendedLifetime(place) {
        events.emit(
          EdgeEvents.streamEnded(
            requestID: context.requestID, cause: stream.ending.cause.rawValue, sent: sent,
            duration: ContinuousClock.now - context.startedAt))
      }
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }

  private func cursor(_ text: String) throws(Problem) -> String {
    guard text.utf8.count <= Self.longestNumber, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Problem(400, "invalid_parameter", "Last-Event-ID is not the number of an event.")
    }
    return text
  }
}
