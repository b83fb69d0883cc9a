internal import Calls
internal import Observability

/// Makes of handlers' errors what callers may see; what they may not see goes to the log with an incident id.
struct ErrorInterceptor: ServerInterceptor {
  let events: EventSink

  func callFailed(_ error: any Error, _ context: CallContext) -> any Error {
    // The server itself knows best why it stopped a handler.
    if error is CancellationError { return error }
    let outcome = ErrorMapping.outcome(of: error)
    if let incident = outcome.incident {
      events.emit(
        RuntimeEvents.callFailed(
          method: context.method.name, incident: incident.id, error: incident.error, detail: incident.detail,
          requestID: context.requestID))
    }
    return outcome.error
  }
}
