import Foundation
import Identifiers
import Testing

@testable import Jobs

@Suite("Where claims and sweeps begin, decisions")
struct ClaimFrontierTests {
  private let start = ContinuousClock.now

  private func answer(_ tags: [Int64], virtualTime: Int64 = .max, atCap: Bool = false) -> ClaimedJobs {
    ClaimedJobs(
      jobs: tags.map { tag in
        LeasedJob(
          job: ClaimedJob(
            id: .new(), kind: "work", organizationID: .system, ref: UUID(), attempt: 1, firstAt: Date(), wanted: 0,
            age: .zero, tag: tag, crashes: 0),
          token: UUID())
      }, virtualTime: virtualTime, isAnyoneAtCap: atCap)
  }

  /// A frontier after a first claim that took 10 ms and gave `answer`.
  private func frontier(_ answer: ClaimedJobs) -> ClaimFrontier {
    var frontier = ClaimFrontier()
    #expect(frontier.begin(at: start) == nil, "the first claim looks at everything")
    frontier.ended(answer, from: nil, began: start, at: start + .milliseconds(10))
    return frontier
  }

  @Test("claims begin at what was claimed last, or at the lane's virtual time where that is lower")
  func begin() {
    var plain = frontier(answer([3, 5, 9]))
    #expect(plain.begin(at: start + .milliseconds(11)) == 9)
    var lagging = frontier(answer([3, 5, 9], virtualTime: 4))
    #expect(lagging.begin(at: start + .milliseconds(11)) == 4)
    plain.ended(answer([]), from: 9, began: start, at: start)
    #expect(plain.begin(at: start + .milliseconds(12)) == 9, "an empty claim says nothing")
  }

  @Test("everything is looked at again after forty times the time that it took")
  func pace() {
    var frontier = frontier(answer([9]))
    #expect(frontier.begin(at: start + .milliseconds(409)) == 9)
    #expect(frontier.begin(at: start + .milliseconds(410)) == nil)
    frontier.ended(answer([2]), from: nil, began: start + .milliseconds(410), at: start + .milliseconds(411))
    #expect(frontier.begin(at: start + .milliseconds(450)) == 2, "it begins where something was found")
    #expect(frontier.begin(at: start + .milliseconds(451)) == nil)
  }

  @Test("what is put back is found by the next claim, also when a claim is under way")
  func putBack() {
    var frontier = frontier(answer([9]))
    frontier.putBack(4)
    #expect(frontier.begin(at: start + .milliseconds(11)) == 4)
    frontier.putBack(6)
    frontier.ended(answer([20]), from: 4, began: start, at: start)
    #expect(frontier.begin(at: start + .milliseconds(12)) == 6)
    frontier.reset()
    #expect(frontier.begin(at: start + .milliseconds(13)) == .min)
  }

  @Test("while an organization is at its cap its jobs are not left behind")
  func cap() {
    var frontier = frontier(answer([9]))
    _ = frontier.begin(at: start + .milliseconds(11))
    frontier.ended(answer([30], atCap: true), from: 9, began: start, at: start)
    #expect(frontier.begin(at: start + .milliseconds(12)) == 9)
  }

  @Test("a sweep looks back to the last one that found all and a minute more, and at everything now and then")
  func sweeps() {
    var window = SweepWindow()
    #expect(window.next(at: start) == nil)
    window.ended(nil, isComplete: false, began: start, at: start + .seconds(1))
    #expect(window.next(at: start + .seconds(2)) == nil, "nothing was ever complete")
    window.ended(nil, isComplete: true, began: start + .seconds(2), at: start + .seconds(3))
    #expect(window.next(at: start + .seconds(5)) == .seconds(63))
    window.ended(.seconds(63), isComplete: false, began: start + .seconds(5), at: start + .seconds(5))
    #expect(window.next(at: start + .seconds(6)) == .seconds(64), "what was left is still within")
    window.ended(.seconds(64), isComplete: true, began: start + .seconds(6), at: start + .seconds(6))
    #expect(window.next(at: start + .seconds(7)) == .seconds(61))
    #expect(window.next(at: start + .seconds(43)) == nil)
  }
}
