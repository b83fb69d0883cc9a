@testable import Postgres
import TestSupport
import Testing

@Suite("Pool machine")
struct PoolMachineTests {
  private func running(size: Int, maximumWaiters: Int = 10) -> PoolMachine {
    var machine = PoolMachine(size: size, maximumWaiters: maximumWaiters)
    #expect(machine.start() == [])
    return machine
  }

  @Test("a connection is made for whoever finds none, given back, and used again")
  func reuse() {
    var machine = running(size: 2)
    #expect(machine.acquire(1) == [.connect(1)])
    #expect(machine.opened(1) == [.lease(1, to: 1)])
    #expect(machine.acquire(2) == [.connect(2)])
    #expect(machine.release(1) == [.lease(1, to: 2)])
    #expect(machine.opened(2) == [])
    #expect(machine.acquire(3) == [.lease(2, to: 3)])
    #expect(machine.acquire(4) == [], "the lane is full")
    #expect(machine.release(2) == [.lease(2, to: 4)])
  }

  @Test("who waits before the start is served after it")
  func beforeStart() {
    var machine = PoolMachine(size: 1, maximumWaiters: 10)
    #expect(machine.acquire(1) == [])
    #expect(machine.acquire(2) == [])
    #expect(machine.start() == [.connect(1)])
    #expect(machine.opened(1) == [.lease(1, to: 1)])
  }

  @Test("one waiter too many is refused at once, and one that gave up makes room")
  func waiters() {
    var machine = running(size: 1, maximumWaiters: 2)
    _ = machine.acquire(1)
    _ = machine.opened(1)
    #expect(machine.acquire(2) == [])
    #expect(machine.acquire(3) == [])
    #expect(machine.acquire(4) == [.refuse(4, .poolExhausted)])
    #expect(machine.giveUp(2, .poolExhausted) == [.refuse(2, .poolExhausted)])
    #expect(machine.giveUp(2, .cancelled) == [], "it is answered once")
    #expect(machine.acquire(5) == [])
    #expect(machine.release(1) == [.lease(1, to: 3)], "who gave up is passed over")
  }

  @Test("after a failure there is one attempt at a time, each after a pause, while somebody waits")
  func failures() {
    var machine = running(size: 3)
    _ = machine.acquire(1)
    _ = machine.acquire(2)
    #expect(machine.ended(1) == [.retry(afterFailures: 1)])
    #expect(machine.ended(2) == [], "the pause has begun already")
    #expect(machine.isUnreachable)
    #expect(machine.acquire(3) == [])
    #expect(machine.retryIsDue() == [.connect(3)])
    #expect(machine.ended(3) == [.retry(afterFailures: 3)])
    #expect(machine.retryIsDue() == [.connect(4)])
    #expect(machine.opened(4) == [.lease(4, to: 1), .connect(5), .connect(6)], "and then everyone is helped")
    #expect(!machine.isUnreachable)
  }

  @Test("nobody connects for nobody")
  func idleFailure() {
    var machine = running(size: 1)
    _ = machine.acquire(1)
    #expect(machine.ended(1) == [.retry(afterFailures: 1)])
    _ = machine.giveUp(1, .poolExhausted)
    #expect(machine.retryIsDue() == [])
    #expect(machine.acquire(2) == [.connect(2)])
  }

  @Test("a connection that ends is replaced when it is needed")
  func lost() {
    var machine = running(size: 1)
    _ = machine.acquire(1)
    _ = machine.opened(1)
    #expect(machine.acquire(2) == [])
    #expect(machine.ended(1) == [.connect(2)], "somebody waits")
    #expect(machine.release(1) == [], "its user comes back late")
    _ = machine.opened(2)
    #expect(machine.release(2) == [])
    #expect(machine.ended(2) == [], "nobody waits")
    #expect(machine.acquire(3) == [.connect(3)])
    _ = machine.opened(3)
    #expect(machine.discard(3) == [.close(3)])
    #expect(machine.acquire(4) == [], "a closing connection counts until it has ended")
    #expect(machine.ended(3) == [.connect(4)])
  }

  @Test("draining serves who waits, refuses who comes, and finishes when all is back")
  func drain() {
    var machine = running(size: 2)
    for waiter in 1...2 { _ = machine.acquire(waiter) }
    for connection in 1...2 { _ = machine.opened(connection) }
    _ = machine.release(2)
    _ = machine.acquire(3)
    _ = machine.acquire(4)
    #expect(machine.drain() == [])
    #expect(machine.acquire(5) == [.refuse(5, .connectionFailed)])
    #expect(machine.release(1) == [.lease(1, to: 4)])
    #expect(machine.release(2) == [.close(2)])
    #expect(machine.ended(2) == [])
    #expect(machine.release(1) == [.close(1)])
    #expect(machine.ended(1) == [.finish])
  }

  @Test("draining an idle pool closes it; one that never started is finished at once")
  func drainIdle() {
    var machine = running(size: 2)
    _ = machine.acquire(1)
    _ = machine.opened(1)
    _ = machine.release(1)
    #expect(machine.drain() == [.close(1)])
    #expect(machine.ended(1) == [.finish])
    var unused = PoolMachine(size: 1, maximumWaiters: 1)
    _ = unused.acquire(1)
    #expect(unused.drain() == [.refuse(1, .connectionFailed), .finish])
    #expect(unused.start() == [])
  }

  @Test("closing takes every connection away")
  func close() {
    var machine = running(size: 2)
    _ = machine.acquire(1)
    _ = machine.opened(1)
    _ = machine.acquire(2)
    _ = machine.acquire(3)
    #expect(machine.close() == [.refuse(2, .connectionFailed), .refuse(3, .connectionFailed), .close(1), .close(2)])
    #expect(machine.release(1) == [])
    #expect(machine.ended(1) == [])
    #expect(machine.ended(2) == [.finish])
  }

  @Test(
    "whatever happens, no connection has two users, no bound is passed, and everyone is answered once",
    arguments: (0..<200).map { UInt64($0) } + [UInt64.random(in: .min ... .max)])
  func property(seed: UInt64) {
    var random = SeededGenerator(seed)
    var model = PoolModel(size: Int.random(in: 1...4, using: &random), maximumWaiters: 6)
    for _ in 0..<400 { model.step(&random) }
    model.finish(&random)
    #expect(model.faults == [], "seed \(seed)")
  }
}

/// Plays the shell and the server: does what the machine says, and whatever else may happen.
private struct PoolModel {
  var machine: PoolMachine
  let size: Int
  let maximumWaiters: Int
  var nextWaiter = 1
  var waiting: Set<Int> = []
  var connecting: Set<Int> = []
  var open: Set<Int> = []
  var users: [Int: Int] = [:]
  var closing: Set<Int> = []
  var isPausing = false
  var finishes = 0
  var faults: [String] = []

  init(size: Int, maximumWaiters: Int) {
    self.size = size
    self.maximumWaiters = maximumWaiters
    machine = PoolMachine(size: size, maximumWaiters: maximumWaiters)
    apply(machine.start())
  }

  mutating func step(_ random: inout SeededGenerator) {
    switch Int.random(in: 0..<10, using: &random) {
    case 0...3: acquire()
    case 4, 5: if let connection = users.keys.sorted().randomElement(using: &random) { giveBack(connection) }
    case 6: if let connection = connecting.sorted().randomElement(using: &random) { opens(connection) }
    case 7: if let connection = (connecting.union(open)).sorted().randomElement(using: &random) { ends(connection) }
    case 8: if let waiter = waiting.sorted().randomElement(using: &random) { apply(machine.giveUp(waiter, .cancelled)) }
    default:
      if isPausing {
        isPausing = false
        apply(machine.retryIsDue())
      } else if let connection = users.keys.sorted().randomElement(using: &random) {
        users[connection] = nil
        apply(machine.discard(connection))
      }
    }
    check()
  }

  mutating func finish(_ random: inout SeededGenerator) {
    apply(machine.drain())
    for _ in 0..<1000 where finishes == 0 {
      if let connection = closing.sorted().first { ends(connection) }
      if let connection = users.keys.sorted().first { giveBack(connection) }
      if let connection = connecting.sorted().first { opens(connection) }
      if isPausing {
        isPausing = false
        apply(machine.retryIsDue())
      }
    }
    if finishes != 1 { faults.append("finished \(finishes) times") }
    if !waiting.isEmpty { faults.append("\(waiting.count) waiters were never answered") }
  }

  private mutating func acquire() {
    waiting.insert(nextWaiter)
    nextWaiter += 1
    apply(machine.acquire(nextWaiter - 1))
  }

  private mutating func giveBack(_ connection: Int) {
    users[connection] = nil
    apply(machine.release(connection))
  }

  private mutating func opens(_ connection: Int) {
    connecting.remove(connection)
    open.insert(connection)
    apply(machine.opened(connection))
  }

  private mutating func ends(_ connection: Int) {
    connecting.remove(connection)
    open.remove(connection)
    closing.remove(connection)
    users[connection] = nil
    apply(machine.ended(connection))
  }

  private mutating func apply(_ actions: [PoolMachine.Action]) {
    for action in actions {
      switch action {
      case .lease(let connection, let waiter):
        if waiting.remove(waiter) == nil { faults.append("\(waiter) was answered twice") }
        if users.updateValue(waiter, forKey: connection) != nil { faults.append("\(connection) has two users") }
        if !open.contains(connection) { faults.append("\(connection) is not open") }
      case .refuse(let waiter, _):
        if waiting.remove(waiter) == nil { faults.append("\(waiter) was answered twice") }
      case .connect(let connection): connecting.insert(connection)
      case .close(let connection):
        connecting.remove(connection)
        open.remove(connection)
        closing.insert(connection)
      case .retry: isPausing = true
      case .finish: finishes += 1
      }
    }
  }

  private mutating func check() {
    if connecting.count + open.count + closing.count > size { faults.append("more than \(size) connections") }
    if waiting.count > maximumWaiters { faults.append("more than \(maximumWaiters) waiters") }
    if machine.waiterCount != waiting.count { faults.append("the machine counts other waiters") }
    let idle = open.subtracting(users.keys)
    if !idle.isEmpty, !waiting.isEmpty { faults.append("somebody waits beside an idle connection") }
  }
}
