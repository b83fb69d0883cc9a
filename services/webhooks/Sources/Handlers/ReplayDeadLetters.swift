internal import Calls
internal import Jobs
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// Letters of an order that its answer shows.
  static let shownLetters = 100

  func replayDeadLetters(
    _ request: ReplayDeadLettersRequest, context: CallContext
  ) async throws -> ReplayDeadLettersResponse {
    let organizationID = try context.requireOrganization()
    guard request.limit <= 1_000 else { throw InvalidField("limit", rule: "1 to 1,000.") }
    guard request.perSecond <= 10_000 else { throw InvalidField("per_second", rule: "1 to 10,000.") }
    let order = DeadLetterReplay(
      try .init(request.selector, of: organizationID), reason: try checkReason(request.reason),
      limit: request.limit == 0 ? 100 : Int(request.limit),
      perSecond: request.perSecond == 0 ? 10 : Int(request.perSecond), isDryRun: request.dryRun)
    if order.isDryRun {
      return try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
        ReplayDeadLettersResponse(try await DeadLetterStore.replay(order, in: $0))
      }
    }
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let outcome = try await database.withTransaction(context.scope(organizationID)) { transaction in
      try await key.perform(for: organizationID, in: transaction) {
        try ReplayDeadLettersResponse(try await DeadLetterStore.replay(order, in: transaction)).serialized()
      }
    }
    wakeWorkers()
    return try ReplayDeadLettersResponse(serialized: outcome.answer)
  }
}

extension ReplayDeadLettersResponse {
  fileprivate init(_ result: DeadLetterReplayResult) {
    let (seconds, attoseconds) = result.lasts.components
    self.init(
      matched: UInt32(clamping: result.matched), replayed: UInt32(clamping: result.letters.count),
      lastsMs: UInt64(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000),
      deadLetters: result.letters.prefix(WebhooksHandlers.shownLetters).map { DeadLetter($0) })
  }
}
