import Foundation
import Identifiers
import Testing

@testable import Jobs

struct HeldJobsTests {
  @Test("a worker asks for as many jobs as it has free slots, and for one suspect")
  func asksForFreeSlots() throws {
    var held = HeldJobs(concurrency: 3)
    let first = try #require(held.nextRequest())
    #expect(first == .init(limit: 3, suspects: 1))
    #expect(held.arrived([job(), job()], for: first) == .start(mayHaveMore: false))
    #expect(held.nextRequest() == .init(limit: 1, suspects: 1))
    #expect(held.arrived([job(crashes: 1)], for: .init(limit: 1, suspects: 1)) == .start(mayHaveMore: false))
    #expect(held.nextRequest() == .init(limit: 1, suspects: 0))
    #expect(held.arrived([job()], for: .init(limit: 1, suspects: 0)) == .start(mayHaveMore: false))
    #expect(held.nextRequest() == nil)
  }

  @Test("a suspect runs beside others but never beside another suspect")
  func suspectsAlone() throws {
    var held = HeldJobs(concurrency: 1)
    let suspect = job(crashes: 2)
    _ = held.arrived([suspect], for: .init(limit: 1, suspects: 1))
    #expect(held.nextRequest() == .init(limit: 1, suspects: 0))
    #expect(held.ended(suspect) == true)
    #expect(held.nextRequest() == .init(limit: 1, suspects: 1))
  }

  @Test("with a backlog, a quarter of the slots is gathered before the next claim")
  func gathers() throws {
    var held = HeldJobs(concurrency: 8)
    let jobs = (0..<8).map { _ in job() }
    #expect(held.arrived(jobs, for: .init(limit: 8, suspects: 1)) == .start(mayHaveMore: false))
    #expect(held.ended(jobs[0]) == false)
    #expect(held.ended(jobs[1]) == true)
  }

  @Test("without a backlog, a job that ends causes no claim")
  func noBacklog() {
    var held = HeldJobs(concurrency: 8)
    let only = job()
    _ = held.arrived([only], for: .init(limit: 8, suspects: 1))
    #expect(held.ended(only) == false)
    #expect(held.isEmpty)
  }

  @Test("a stopping worker asks for nothing and gives back what still arrives")
  func stopping() {
    var held = HeldJobs(concurrency: 2)
    let running = job()
    _ = held.arrived([running], for: .init(limit: 2, suspects: 1))
    held.stop()
    #expect(held.nextRequest() == nil)
    #expect(held.arrived([job()], for: .init(limit: 1, suspects: 1)) == .giveBack)
    #expect(held.ended(running) == false)
    #expect(held.isEmpty)
  }

  @Test("the lease of a handler past its deadline is not extended")
  func pastDeadline() {
    var held = HeldJobs(concurrency: 2)
    let (slow, quick) = (job(), job())
    _ = held.arrived([slow, quick], for: .init(limit: 2, suspects: 1))
    held.pastDeadline(slow)
    #expect(held.extendable == [quick])
  }

  @Test("two claims of one job count as two, and the end of the older leaves the newer")
  func claimedAgain() {
    var held = HeldJobs(concurrency: 2)
    let old = job()
    let new = LeasedJob(job: job(id: old.job.id, crashes: 1).job, token: UUID())
    _ = held.arrived([old], for: .init(limit: 2, suspects: 1))
    _ = held.arrived([new], for: .init(limit: 1, suspects: 1))
    _ = held.ended(old)
    #expect(held.extendable == [new])
    #expect(held.nextRequest() == .init(limit: 2, suspects: 0))
  }

  private func job(id: JobID = .new(), crashes: Int = 0) -> LeasedJob {
    LeasedJob(
      job: ClaimedJob(
        id: id, kind: "fold", organizationID: .system, ref: UUID(), attempt: 1, firstAt: .now, wanted: 0,
        age: .zero, tag: 0, crashes: crashes),
      token: UUID())
  }
}
