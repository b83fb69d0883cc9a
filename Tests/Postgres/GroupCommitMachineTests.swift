import Testing

@testable import Postgres

@Suite("Group commit, decisions")
struct GroupCommitMachineTests {
  private let start = ContinuousClock.now

  private func machine(
    rows: Int = 4, waiting: Int = 8, groups: Int = 1, bytes: Int = 100, waitingBytes: Int = 1000
  ) -> GroupCommitMachine {
    var configuration = GroupCommitConfiguration()
    configuration.gatherTime = .milliseconds(2)
    configuration.maximumRows = rows
    configuration.maximumWaiting = waiting
    configuration.maximumGroups = groups
    configuration.maximumBytes = bytes
    configuration.maximumWaitingBytes = waitingBytes
    return GroupCommitMachine(configuration)
  }

  @Test("a lone write does not wait")
  func lone() {
    var machine = machine()
    #expect(machine.next(at: start) == .wait(until: nil))
    #expect(machine.add(1, bytes: 0, at: start) == nil)
    #expect(machine.next(at: start) == .take([1]))
  }

  @Test("what comes during a commit is the next group, at most as many rows as are allowed")
  func during() {
    var machine = machine()
    _ = machine.add(1, bytes: 0, at: start)
    #expect(machine.next(at: start) == .take([1]))
    for id in 2...7 { _ = machine.add(id, bytes: 0, at: start) }
    #expect(machine.next(at: start) == .wait(until: nil))
    machine.finished(rows: 1)
    #expect(machine.next(at: start) == .take([2, 3, 4, 5]))
  }

  @Test("after a group of many a write waits for as many, and at most the gather time")
  func gathering() {
    var machine = machine()
    for id in 1...3 { _ = machine.add(id, bytes: 0, at: start) }
    #expect(machine.next(at: start) == .take([1, 2, 3]))
    machine.finished(rows: 3)
    _ = machine.add(4, bytes: 0, at: start)
    let due = start + .milliseconds(2)
    #expect(machine.next(at: start) == .wait(until: due))
    _ = machine.add(5, bytes: 0, at: start + .milliseconds(1))
    #expect(machine.next(at: start + .milliseconds(1)) == .wait(until: due))
    #expect(machine.next(at: due) == .take([4, 5]))
    machine.finished(rows: 2)
    for id in 6...7 { _ = machine.add(id, bytes: 0, at: due) }
    #expect(machine.next(at: due) == .take([6, 7]), "as many as the last time")
  }

  @Test("the queue is bounded, and there are no more groups at once than allowed")
  func bounds() {
    var machine = machine(rows: 2, waiting: 3, groups: 2)
    for id in 1...3 { #expect(machine.add(id, bytes: 0, at: start) == nil) }
    #expect(machine.add(4, bytes: 0, at: start) == .poolExhausted)
    #expect(machine.next(at: start) == .take([1, 2]))
    #expect(machine.add(4, bytes: 0, at: start) == nil)
    #expect(machine.next(at: start) == .take([3, 4]))
    #expect(machine.add(5, bytes: 0, at: start) == nil)
    #expect(machine.next(at: start + .seconds(1)) == .wait(until: nil))
    machine.finished(rows: 2)
    #expect(machine.next(at: start + .seconds(1)) == .take([5]))
  }

  @Test("of several groups at once each takes its share of what waits and is under way")
  func shares() {
    var machine = machine(rows: 100, waiting: 100, groups: 3)
    for id in 1...9 { _ = machine.add(id, bytes: 0, at: start) }
    #expect(machine.next(at: start) == .take([1, 2, 3]))
    #expect(machine.next(at: start) == .take([4, 5, 6]))
    #expect(machine.next(at: start) == .take([7, 8, 9]))
    machine.finished(rows: 3)
    _ = machine.add(10, bytes: 0, at: start)
    #expect(machine.next(at: start) == .wait(until: start + .milliseconds(2)), "the last group had three")
    for id in 11...12 { _ = machine.add(id, bytes: 0, at: start) }
    #expect(machine.next(at: start) == .take([10, 11, 12]))
  }

  @Test("a group has at most so many bytes, a larger write goes alone, and what waits is bounded in bytes")
  func bytes() {
    var machine = machine(bytes: 100, waitingBytes: 250)
    for (id, bytes) in [(1, 60), (2, 40), (3, 1), (4, 120)] { #expect(machine.add(id, bytes: bytes, at: start) == nil) }
    #expect(machine.add(5, bytes: 30, at: start) == .poolExhausted)
    #expect(machine.next(at: start) == .take([1, 2]))
    machine.finished(rows: 2)
    #expect(machine.next(at: start) == .take([3]), "full without the next")
    machine.finished(rows: 1)
    #expect(machine.next(at: start) == .take([4]))
    machine.finished(rows: 1)
    #expect(machine.add(5, bytes: 300, at: start) == nil, "alone it is taken whatever its size")
    let isBack = machine.giveUp(5)
    #expect(isBack)
    #expect(machine.add(6, bytes: 250, at: start) == nil, "what was given up counts no more")
  }

  @Test("only what may start a group or a wait is worth a look")
  func looks() {
    var machine = machine(groups: 1)
    for id in 1...3 { _ = machine.add(id, bytes: 0, at: start) }
    #expect(machine.isWorthALook)
    _ = machine.next(at: start)
    _ = machine.add(4, bytes: 0, at: start)
    #expect(!machine.isWorthALook, "all groups are under way")
    machine.finished(rows: 3)
    #expect(machine.isWorthALook, "the first one's wait is to be timed")
    _ = machine.add(5, bytes: 0, at: start)
    #expect(!machine.isWorthALook, "the last group had three")
    _ = machine.add(6, bytes: 0, at: start)
    #expect(machine.isWorthALook)
  }

  @Test("who gives up while waiting is in no group; in a group it is too late")
  func givingUp() {
    var machine = machine()
    for id in 1...3 { _ = machine.add(id, bytes: 0, at: start) }
    let isBack = machine.giveUp(2)
    #expect(isBack)
    #expect(machine.next(at: start) == .take([1, 3]))
    let isBackLate = machine.giveUp(1)
    #expect(!isBackLate)
  }

  @Test("draining writes what waits at once, takes nothing new, and ends with the last group")
  func draining() {
    var machine = machine(rows: 8)
    for id in 1...3 { _ = machine.add(id, bytes: 0, at: start) }
    #expect(machine.next(at: start) == .take([1, 2, 3]))
    machine.finished(rows: 3)
    _ = machine.add(4, bytes: 0, at: start)
    machine.drain()
    #expect(machine.add(5, bytes: 0, at: start) == .connectionFailed)
    #expect(machine.next(at: start) == .take([4]))
    #expect(machine.next(at: start) == .wait(until: nil))
    machine.finished(rows: 1)
    #expect(machine.next(at: start) == .end)
  }
}
