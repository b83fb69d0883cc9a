internal import Calls
internal import Observability

/// A service whose handlers' errors are what callers may see; what they may not see goes to the log with an incident id.
struct MappedService: RPCService {
  let methodHandlers: [MethodHandler]

  init(_ service: any RPCService, events: EventSink) {
    methodHandlers = service.methodHandlers.map { handler in
      MethodHandler(method: handler.method) { request, context in
        do {
          return try await handler.serve(request, context)
        } catch {
          let outcome = ErrorMapping.outcome(of: error)
          if let incident = outcome.incident {
            events.emit(
              RuntimeEvents.callFailed(
                method: handler.method.name, incident: incident.id, error: incident.error, detail: incident.detail,
                requestID: context.requestID))
          }
          throw outcome.error
        }
      }
    }
  }
}
