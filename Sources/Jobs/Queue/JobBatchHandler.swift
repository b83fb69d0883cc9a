public import Postgres

/// A handler that does the work of many jobs of one organization in one transaction.
///
/// A worker whose configuration has a `batchLimit` above 1 gives it first tries together; jobs that failed or crashed
/// before run alone. Where a batch fails, everything it did is rolled back and each of its jobs runs alone, so that one bad
/// job never fails its neighbors. Only a batch past its deadline fails as a whole: its jobs run alone the next time.
public protocol JobBatchHandler: JobHandler {
  /// Does the work of all `jobs` through `transaction`, which commits together with their completions.
  ///
  /// The jobs are of one kind and one organization, in the lane's order, at least one. Rules for effects, cancellation and
  /// errors are those of ``JobHandler/run(_:in:)``.
  func run(_ jobs: [ClaimedJob], in transaction: Transaction) async throws
}

extension JobBatchHandler {
  public func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    try await run([job], in: transaction)
  }
}
