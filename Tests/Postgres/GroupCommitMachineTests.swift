import Testing

@testable import Postgres

@Suite("Group commit, decisions")
struct GroupCommitMachineTests {
  private let start = ContinuousClock.now

  private func machine(rows: Int = 4, waiting: Int = 8, groups: Int = 1) -> GroupCommitMachine {
    GroupCommitMachine(
      gatherTime: .milliseconds(2), maximumRows: rows, maximumWaiting: waiting, maximumGroups: groups)
  }

  @Test("a lone write does not wait")
  func lone() {
    var machine = machine()
    #expect(machine.next(at: start) == .wait(until: nil))
    #expect(machine.add(1, at: start) == nil)
    #expect(machine.next(at: start) == .take([1]))
  }

  @Test("what comes during a commit is the next group, at most as many rows as are allowed")
  func during() {
    var machine = machine()
    _ = machine.add(1, at: start)
    #expect(machine.next(at: start) == .take([1]))
    for id in 2...7 { _ = machine.add(id, at: start) }
    #expect(machine.next(at: start) == .wait(until: nil))
    machine.finished()
    #expect(machine.next(at: start) == .take([2, 3, 4, 5]))
  }

  @Test("after a group of many a write waits for as many, and at most the gather time")
  func gathering() {
    var machine = machine()
    for id in 1...3 { _ = machine.add(id, at: start) }
    #expect(machine.next(at: start) == .take([1, 2, 3]))
    machine.finished()
    _ = machine.add(4, at: start)
    let due = start + .milliseconds(2)
    #expect(machine.next(at: start) == .wait(until: due))
    _ = machine.add(5, at: start + .milliseconds(1))
    #expect(machine.next(at: start + .milliseconds(1)) == .wait(until: due))
    #expect(machine.next(at: due) == .take([4, 5]))
    machine.finished()
    for id in 6...7 { _ = machine.add(id, at: due) }
    #expect(machine.next(at: due) == .take([6, 7]), "as many as the last time")
  }

  @Test("the queue is bounded, and there are no more groups at once than allowed")
  func bounds() {
    var machine = machine(rows: 2, waiting: 3, groups: 2)
    for id in 1...3 { #expect(machine.add(id, at: start) == nil) }
    #expect(machine.add(4, at: start) == .poolExhausted)
    #expect(machine.next(at: start) == .take([1, 2]))
    #expect(machine.add(4, at: start) == nil)
    #expect(machine.next(at: start) == .take([3, 4]))
    #expect(machine.add(5, at: start) == nil)
    #expect(machine.next(at: start + .seconds(1)) == .wait(until: nil))
    machine.finished()
    #expect(machine.next(at: start + .seconds(1)) == .take([5]))
  }

  @Test("who gives up while waiting is in no group; in a group it is too late")
  func givingUp() {
    var machine = machine()
    for id in 1...3 { _ = machine.add(id, at: start) }
    let isBack = machine.giveUp(2)
    #expect(isBack)
    #expect(machine.next(at: start) == .take([1, 3]))
    let isBackLate = machine.giveUp(1)
    #expect(!isBackLate)
  }

  @Test("draining writes what waits at once, takes nothing new, and ends with the last group")
  func draining() {
    var machine = machine(rows: 8)
    for id in 1...3 { _ = machine.add(id, at: start) }
    #expect(machine.next(at: start) == .take([1, 2, 3]))
    machine.finished()
    _ = machine.add(4, at: start)
    machine.drain()
    #expect(machine.add(5, at: start) == .connectionFailed)
    #expect(machine.next(at: start) == .take([4]))
    #expect(machine.next(at: start) == .wait(until: nil))
    machine.finished()
    #expect(machine.next(at: start) == .end)
  }
}
