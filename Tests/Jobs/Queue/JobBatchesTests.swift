import Foundation
import Identifiers
import Testing

@testable import Jobs

struct JobBatchesTests {
  private let one = OrganizationID.new()
  private let other = OrganizationID.new()

  @Test("jobs of one organization and kind run together, up to the limit, in the order of their first jobs")
  func groups() {
    let jobs = [
      job(one, "a"), job(other, "a"), job(one, "b"), job(one, "a"), job(one, "a"), job(other, "a"),
    ]
    let batches = JobBatches.split(jobs, batching: ["a", "b"], limit: 2)
    #expect(batches == [[jobs[0], jobs[3]], [jobs[1], jobs[5]], [jobs[2]], [jobs[4]]])
  }

  @Test("jobs that failed or crashed before are alone, as are those of kinds without batches")
  func alone() {
    let jobs = [job(one, "a"), job(one, "a", attempt: 2), job(one, "a", crashes: 1), job(one, "c"), job(one, "c")]
    #expect(JobBatches.split(jobs, batching: ["a"], limit: 10) == jobs.map { [$0] })
    #expect(JobBatches.split([], batching: ["a"], limit: 10).isEmpty)
  }

  private func job(_ organization: OrganizationID, _ kind: JobKind, attempt: Int = 1, crashes: Int = 0) -> LeasedJob {
    LeasedJob(
      job: ClaimedJob(
        id: .new(), kind: kind, organizationID: organization, ref: UUID(), attempt: attempt, firstAt: .now, wanted: 0,
        age: .zero, tag: 0, crashes: crashes),
      token: UUID())
  }
}
