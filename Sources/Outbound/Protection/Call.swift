/// One call with its retries.
struct Call: Sendable {
  let request: OutboundRequest
  let deadline: ContinuousClock.Instant
  let key: ProtectionKey
  /// Nil where it may be sent at any time. An account that is not known yet is nobody's to share.
  var paced: PacedAccount? {
    guard let pace = request.operation.pace, !key.account.isEmpty else { return nil }
    return PacedAccount(key.provider, key.account, pace)
  }

  init(request: OutboundRequest, deadline: ContinuousClock.Instant) {
    self.request = request
    self.deadline = deadline
    key = ProtectionKey(request.operation.provider, request.target)
  }
}
