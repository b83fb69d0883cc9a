import Postgres

/// Writes how far a lane's claims have come to the lane. Lost when it fails: the next claims make up for it.
struct LaneAdvance {
  let worker: JobWorker

  /// One round. Counts lanes that moved: one or none. Throws what the database throws.
  func run() async throws -> DutyResult {
    guard let tag = worker.takeHighestTag() else { return DutyResult(count: 0) }
    let lane = worker.configuration.lane
    try await worker.bookkeeping { try await LaneStore.advance(lane, to: tag, in: $0) }
    return DutyResult(count: 1)
  }
}
