import Calls
import Testing
import Wire

@testable import RPC

@Suite struct MachineTests {
  @Test("the pause grows from 50 ms by 1.6 to 5 s and starts again after a reset")
  func backoff() {
    var backoff = ReconnectBackoff()
    let pauses = (0..<12).map { _ in Int((backoff.next(random: 0.5) / .milliseconds(1)).rounded()) }
    #expect(pauses == [50, 80, 128, 205, 328, 524, 839, 1_342, 2_147, 3_436, 5_000, 5_000])
    backoff.reset()
    #expect(Int(backoff.next(random: 0) / .microseconds(1)) == 40_000)
    backoff.reset()
    #expect(Int(backoff.next(random: 0.75) / .microseconds(1)) == 55_000)
  }

  @Test("more than 16 MiB unsent, or 20 s without progress, is a peer that does not read; a slow reader is not")
  func outgoing() {
    let start = ContinuousClock.now
    var bytes = OutgoingBytes(now: start)
    bytes.handOver(17 << 20)
    let looks: [(unsent: Int, seconds: Int, isStuck: Bool)] = [
      (16 << 20, 0, false), ((16 << 20) + 1, 0, true), (1_000, 15, false), (1_000, 34, false), (999, 35, false),
      (999, 54, false), (999, 55, true), (0, 90, false),
    ]
    for look in looks {
      let isStuck = bytes.isStuck(unsent: look.unsent, now: start + .seconds(look.seconds))
      #expect(isStuck == look.isStuck, "\(look)")
    }
  }

  private let soon = ContinuousClock.now + .seconds(1)
  private let later = ContinuousClock.now + .seconds(9)

  @Test("places go round the connections that have one")
  func rounds() {
    var pool = PoolMachine(maximumWaiting: 10)
    _ = pool.ready(1, places: 2)
    _ = pool.ready(2, places: 1)
    let taken = (0..<4).map { pool.acquire(UInt64($0), deadline: later, readyBy: later, failFast: false) }
    #expect(taken == [.use(connection: 1), .use(connection: 2), .use(connection: 1), .wait])
    #expect(pool.placeFreed(2) == [PoolMachine.Assignment(waiter: 3, connection: 2)])
  }

  @Test("those who wait are served in order, and nobody overtakes them")
  func order() {
    var pool = PoolMachine(maximumWaiting: 10)
    for waiter in 1...3 as ClosedRange<UInt64> {
      #expect(pool.acquire(waiter, deadline: later, readyBy: later, failFast: false) == .wait)
    }
    #expect(pool.remove(1) == true)
    #expect(pool.remove(1) == false)
    #expect(pool.ready(7, places: 1) == [PoolMachine.Assignment(waiter: 2, connection: 7)])
    #expect(pool.acquire(4, deadline: later, readyBy: later, failFast: false) == .wait)
    #expect(pool.ready(7, places: 3).map(\.waiter) == [3, 4])
  }

  @Test("whoever waits too long is told why")
  func expiry() {
    var pool = PoolMachine(maximumWaiting: 10)
    _ = pool.acquire(1, deadline: soon, readyBy: later, failFast: false)
    _ = pool.acquire(2, deadline: later, readyBy: soon, failFast: false)
    #expect(pool.expire(now: soon - .milliseconds(1)).isEmpty)
    let late = pool.expire(now: soon).sorted { $0.waiter < $1.waiter }
    #expect(late.map(\.waiter) == [1, 2])
    #expect(late.map(\.1) == [.deadlineExceeded, .notConnected])
    #expect(!pool.hasWaiters)
  }

  @Test("those who gave up are forgotten also while no connection comes", arguments: [true, false])
  func giveUp(byTheClock: Bool) {
    var pool = PoolMachine(maximumWaiting: 10)
    for waiter in 0..<100_000 as Range<UInt64> {
      #expect(pool.acquire(waiter, deadline: soon, readyBy: soon, failFast: false) == .wait)
      if byTheClock { _ = pool.expire(now: later) } else { _ = pool.remove(waiter) }
    }
    #expect(pool.queue.count <= 65)
    _ = pool.acquire(200_000, deadline: later, readyBy: later, failFast: false)
    #expect(pool.ready(1, places: 1).map(\.waiter) == [200_000])
  }

  @Test("with a connection standing only the deadline ends a wait")
  func busy() {
    var pool = PoolMachine(maximumWaiting: 10)
    _ = pool.ready(1, places: 0)
    _ = pool.acquire(1, deadline: later, readyBy: soon, failFast: true)
    #expect(pool.expire(now: soon).isEmpty)
    #expect(pool.expire(now: later).map(\.1) == [.deadlineExceeded])
  }

  @Test("no more wait than may, and nobody with failFast")
  func limits() {
    var pool = PoolMachine(maximumWaiting: 1)
    #expect(pool.acquire(1, deadline: later, readyBy: later, failFast: true) == .fail(.notConnected))
    #expect(pool.acquire(2, deadline: later, readyBy: later, failFast: false) == .wait)
    #expect(pool.acquire(3, deadline: later, readyBy: later, failFast: false) == .fail(.tooManyWaiting))
  }

  @Test("a refused credential fails all who wait, until a connection stands again")
  func refused() {
    var pool = PoolMachine(maximumWaiting: 10)
    _ = pool.acquire(1, deadline: later, readyBy: later, failFast: false)
    #expect(pool.refused("no") == [1])
    #expect(pool.acquire(2, deadline: later, readyBy: later, failFast: false) == .fail(.unauthorized("no")))
    _ = pool.ready(5, places: 1)
    #expect(pool.refused("no").isEmpty, "another server knows us")
    #expect(pool.acquire(3, deadline: later, readyBy: later, failFast: false) == .use(connection: 5))
  }

  @Test("a drain ends with the last call; stopping tells everybody")
  func ending() {
    var pool = PoolMachine(maximumWaiting: 10)
    #expect(pool.beginCall() == true)
    #expect(pool.beginCall() == true)
    #expect(pool.drain() == false)
    #expect(pool.beginCall() == false)
    #expect(pool.endCall() == false)
    #expect(pool.endCall() == true)
    #expect(pool.phase == .stopped)
    var other = PoolMachine(maximumWaiting: 10)
    _ = other.acquire(1, deadline: later, readyBy: later, failFast: false)
    #expect(other.stop() == [1])
    #expect(other.acquire(2, deadline: later, readyBy: later, failFast: false) == .fail(.shutDown))
  }

  @Test("an error travels in an END and comes out the same")
  func errorRoundTrip() {
    let error = RPCError(
      .aborted, reason: "lost_race", message: "Another was first.", details: [.init(type: "a.B", value: [1, 2])],
      retryAfter: .milliseconds(70), isNotProcessed: true, isNoRetry: true)
    let (head, body) = error.end()
    #expect(RPCError(head, body: body) == error)
  }

  @Test("an error's body stays within 16 KiB and keeps its reason")
  func errorCut() {
    let error = RPCError(
      .aborted, reason: "big", message: String(repeating: "é", count: 50_000),
      details: [.init(type: "a.B", value: [UInt8](repeating: 1, count: 100_000))])
    let (head, body) = error.end()
    #expect(body.count <= 16 << 10)
    let read = RPCError(head, body: body)
    #expect(read.reason == "big" && read.details.isEmpty && !read.message.isEmpty)
  }

  @Test(
    "an END that cannot be read keeps its code",
    arguments: [(5, StatusCode.notFound), (99, .unknown)] as [(UInt8, StatusCode)])
  func unreadable(number: UInt8, code: StatusCode) {
    let error = RPCError(EndHead(code: number), body: [0xff])
    #expect(error.code == code && error.reason == "malformed_error")
  }
}
