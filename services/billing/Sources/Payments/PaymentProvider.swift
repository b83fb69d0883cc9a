/// Who takes money from cards, as billing needs it.
///
/// Never called inside a transaction. A call may be cancelled, and then it is not known what became of it, as after an answer
/// `unknown`. The test twin keeps intents in memory and loses answers when told to.
protocol PaymentProvider: Sendable {
  /// Whether money is real here; events of the other kind are not ours.
  var isLive: Bool { get }

  /// Carries out one request. Throws `CancellationError` only: every other end is an answer.
  func answer(_ request: PaymentRequest) async throws -> PaymentAnswer
}
