/// Gives leave to call accounts, to all replicas from one store.
///
/// Cancelling the caller ends the question. What it throws otherwise means that nobody can say: calls go on without it.
public protocol CallPacer: Sendable {
  /// Takes leave for `count` calls, and answers how long until they may begin.
  ///
  /// Where that is longer than `patience` none is taken: the answer only says how long it would be.
  func take(_ count: Int, _ account: PacedAccount, patience: Duration) async throws -> Duration

  /// The provider asked to be left alone for so long: nobody takes leave before.
  func pause(_ account: PacedAccount, for duration: Duration) async throws
}

/// What is paced: some operations at one account.
public struct PacedAccount: Sendable, Hashable {
  public var provider: Provider
  /// The outside account.
  public var account: String
  public var pace: Pace

  public init(_ provider: Provider, _ account: String, _ pace: Pace) {
    self.provider = provider
    self.account = account
    self.pace = pace
  }
}
