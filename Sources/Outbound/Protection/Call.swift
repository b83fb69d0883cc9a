/// One call with its retries.
struct Call: Sendable {
  let request: OutboundRequest
  let deadline: ContinuousClock.Instant
  let key: ProtectionKey

  init(request: OutboundRequest, deadline: ContinuousClock.Instant) {
    self.request = request
    self.deadline = deadline
    key = ProtectionKey(request.operation.provider, request.target)
  }
}
