internal import Logging
internal import Observability

/// What the edge tells about itself.
enum EdgeEvents: Event {
  case listening(port: Int)
  /// One request, however it ended. The route is the pattern, never the path: a path has a token in it.
  case request(Request)
  /// An event stream ended after so many events.
  case streamEnded(requestID: String, cause: String, sent: Int, duration: Duration)
  /// The HTTP server failed in a way that is a mistake of ours.
  case responderFailed(requestID: String, error: String)

  struct Request: Sendable {
    var requestID: String
    var method: String
    var route: String
    var status: Int
    /// Nil for a good answer.
    var reason: String?
    /// Nil outside the webhook route.
    var provider: String?
    var bodyBytes: Int
    var duration: Duration
    var remoteAddress: String
  }

  var record: EventRecord {
    switch self {
    case .listening(let port):
      return EventRecord(name: "http.listening", fields: [("port", .int(port))])
    case .request(let request):
      var fields: [(String, EventValue)] = [
        ("request_id", .string(request.requestID)), ("method", .string(request.method)),
        ("route", .string(request.route)), ("status", .int(request.status)), ("body_bytes", .int(request.bodyBytes)),
        ("duration", .duration(request.duration)), ("remote_address", .string(request.remoteAddress)),
      ]
      if let reason = request.reason { fields.append(("reason", .string(reason))) }
      if let provider = request.provider { fields.append(("provider", .string(provider))) }
      return EventRecord(
        name: "http.request", level: level(of: request), fields: fields,
        metrics: [
          .count("edge_http_requests_total", labels: ["route": request.route, "status": "\(request.status)"]),
          .observe("edge_http_request_seconds", request.duration, labels: ["route": request.route]),
        ])
    case .streamEnded(let requestID, let cause, let sent, let duration):
      return EventRecord(
        name: "events.ended",
        fields: [
          ("request_id", .string(requestID)), ("cause", .string(cause)), ("sent", .int(sent)),
          ("duration", .duration(duration)),
        ],
        metrics: [.count("edge_event_streams_ended_total", labels: ["cause": cause])])
    case .responderFailed(let requestID, let error):
      return EventRecord(
        name: "http.responder_failed", level: .error,
        fields: [("request_id", .string(requestID)), ("error", .string(error))])
    }
  }

  /// Health routes are asked every second by whoever watches.
  private func level(of request: Request) -> Logger.Level {
    if request.route == "/healthz" || request.route == "/readyz" { return .debug }
    return request.status >= 500 ? .warning : .info
  }
}
