public import Postgres

/// What is done for the jobs of one kind where others are asked on the way: in steps, with no transaction open between them.
///
/// A provider may take as long as its deadline, and a transaction that waits for it would hold a connection, locks and the
/// oldest snapshot. So the handler writes down what it is about to ask, asks, and writes down what it heard, each a
/// transaction of its own that commits only while the job's lease is still this worker's. After a crash the job runs again
/// from the start: the steps find in the tables how far it had come.
public protocol SteppedJobHandler: JobHandler {
  /// Does the work of `job` in as many steps as it takes; the job is completed when it returns.
  ///
  /// Cancellation and errors are those of ``JobHandler/run(_:in:)``; steps that committed before stay.
  func run(_ job: ClaimedJob, in steps: JobSteps) async throws
}

extension SteppedJobHandler {
  /// Jobs of this kind run in steps.
  public func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    preconditionFailure("Jobs of kind \(kind) run in steps.")
  }
}

/// The transactions of one run of a job in steps.
public struct JobSteps: Sendable {
  let job: LeasedJob
  let database: Database
  let scope: TransactionScope
  let timeout: Duration

  /// Runs one step in the scope of the job's organization.
  ///
  /// Throws what `body` throws, with nothing committed; `PostgresError`; and an error that ends the run where the lease is
  /// another worker's by now.
  public func transaction<Result: Sendable>(
    _ body: (Transaction) async throws -> Result
  ) async throws -> Result {
    try await database.withTransaction(scope, lane: .worker, timeout: timeout) { transaction in
      let result = try await body(transaction)
      guard try await JobStore.isHeld(job, in: transaction) else { throw LeaseLost() }
      return result
    }
  }
}
