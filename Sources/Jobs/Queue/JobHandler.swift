public import Postgres

/// What is done for the jobs of one kind.
public protocol JobHandler: Sendable {
  var kind: JobKind { get }

  /// Does the work of `job` through `transaction`, which commits together with the job's completion.
  ///
  /// The transaction has the tenant scope of the job's organization, or the system scope for the system organization.
  /// Effects inside it happen exactly once. Effects outside it may happen again and must be idempotent.
  ///
  /// The task is cancelled when the handler's deadline passes, when the lease is lost, and when the worker cannot wait
  /// for it any longer at shutdown; the transaction then rolls back.
  ///
  /// - Throws: ``PermanentFailure`` when trying again cannot help: the job becomes a dead letter. ``TransientFailure`` or
  ///   any other error: the job is tried again later.
  func run(_ job: ClaimedJob, in transaction: Transaction) async throws

  /// Called after the commit, for waking others. A crash may skip it: nothing may depend on it.
  func didComplete(_ job: ClaimedJob)
}

extension JobHandler {
  public func didComplete(_ job: ClaimedJob) {}
}
