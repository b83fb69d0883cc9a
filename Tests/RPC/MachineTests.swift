import Calls
import Moments
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
    let start = Moment.now
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

  private let start = Moment.now
  private let soon = Moment.now + .seconds(1)
  private let later = Moment.now + .seconds(9)

  @Test("of two connections the less busy one takes the call, as far as it has places")
  func choice() {
    var pool = PoolMachine(maximumWaiting: 10, seed: 1)
    _ = pool.ready(1, to: "a", places: 2, now: start)
    _ = pool.ready(2, to: "b", places: 2, now: start)
    let taken = (0..<5).map { pool.acquire(UInt64($0), deadline: later, readyBy: later, failFast: false, now: start) }
    #expect(Set(taken[0..<2].map { "\($0)" }).count == 2 && Set(taken[2..<4].map { "\($0)" }).count == 2)
    #expect(taken[4] == .wait)
    #expect(pool.placeFreed(2, now: start) == [PoolMachine.Assignment(waiter: 4, connection: 2)])
  }

  @Test("the faster server gets most of the calls", arguments: 0..<8 as Range<UInt64>)
  func speed(seed: UInt64) {
    var pool = PoolMachine(maximumWaiting: 10, seed: seed)
    for connection in 1...2 as ClosedRange<UInt64> {
      _ = pool.ready(connection, to: "\(connection)", places: 1_000, now: start)
    }
    pool.answered(1, latency: 0.010, load: 0)
    pool.answered(2, latency: 0.001, load: 0)
    let taken = (0..<110).compactMap { _ in pool.takeAtOnce(now: start) }
    #expect(taken.count { $0 == 2 } >= 80, "ten times as fast is about ten times as many on their way")
  }

  @Test("a server that fails five times in a row is out, and one call tries it again later", arguments: [true, false])
  func ejection(recovers: Bool) {
    var pool = PoolMachine(maximumWaiting: 10, seed: 3)
    for (connection, address) in [(1, "a"), (2, "b"), (3, "c")] as [(UInt64, String)] {
      _ = pool.ready(connection, to: address, places: 1_000, now: start)
    }
    for _ in 0..<5 { pool.failed(at: "a", now: start) }
    #expect((0..<100).allSatisfy { _ in pool.takeAtOnce(now: start + .seconds(3)) != 1 })
    // At most 5 s and a fifth; the trial is one call.
    let after = start + .seconds(6)
    #expect((0..<100).count { _ in pool.takeAtOnce(now: after) == 1 } == 1)
    if recovers {
      pool.answered(1, latency: 0.000_001, load: 0)
      #expect((0..<100).count { _ in pool.takeAtOnce(now: after) == 1 } > 1)
    } else {
      pool.failed(at: "a", now: after)
      #expect((0..<100).allSatisfy { _ in pool.takeAtOnce(now: after + .seconds(7)) != 1 }, "twice as long now")
    }
  }

  @Test("with more than half of the servers out, everybody is asked")
  func panic() {
    var pool = PoolMachine(maximumWaiting: 10, seed: 4)
    for (connection, address) in [(1, "a"), (2, "b"), (3, "c")] as [(UInt64, String)] {
      _ = pool.ready(connection, to: address, places: 1_000, now: start)
    }
    for address in ["a", "b"] { for _ in 0..<5 { pool.failed(at: address, now: start) } }
    let taken = Set((0..<100).compactMap { _ in pool.takeAtOnce(now: start) })
    #expect(taken == [1, 2, 3])
  }

  @Test("a server that answers fewer than four calls in five is out")
  func poorServer() {
    var health = EndpointHealth()
    for number in 0..<20 {
      if number % 4 == 0 { health.failed(now: start, random: 0.5) } else { health.succeeded(latency: 0.001, load: 0) }
    }
    #expect(health.isFit, "the sample ended well")
    for number in 0..<20 {
      if number % 4 == 3 { health.failed(now: start, random: 0.5) } else { health.succeeded(latency: 0.001, load: 0) }
    }
    #expect(health.state == .ejected(until: start + .seconds(5)))
    #expect(!health.isOpen(now: start + .seconds(4)) && health.isOpen(now: start + .seconds(5)))
  }

  @Test("a slow answer counts at once, fast ones bring the latency down by a tenth each")
  func peakLatency() {
    var health = EndpointHealth()
    health.succeeded(latency: 0.001, load: 0)
    health.succeeded(latency: 0.1, load: 5_000)
    #expect(health.latency == 0.1)
    #expect(abs(health.cost(inFlight: 1) - 0.3) < 1e-9, "two calls, half as dear again for half a load")
    for _ in 0..<50 { health.succeeded(latency: 0.001, load: 0) }
    #expect(health.latency < 0.002)
  }

  @Test("no more calls are on their way than may be, and the rest waits in order")
  func inFlight() {
    var pool = PoolMachine(maximumWaiting: 10, maximumInFlight: 1, seed: 5)
    _ = pool.ready(1, to: "a", places: 10, now: start)
    #expect(pool.takeAtOnce(now: start) == 1)
    #expect(pool.acquire(1, deadline: later, readyBy: later, failFast: false, now: start) == .wait)
    #expect(pool.placeFreed(1, now: start) == [PoolMachine.Assignment(waiter: 1, connection: 1)])
    #expect(pool.retired(1, now: start).isEmpty)
    _ = pool.ready(2, to: "a", places: 10, now: start)
    #expect(pool.takeAtOnce(now: start) == 2, "a lost connection's calls are not on their way")
  }

  @Test("when a connection dies with all calls that may be on their way, those that wait begin on another")
  func deathFreesOthers() {
    var pool = PoolMachine(maximumWaiting: 10, maximumInFlight: 2, seed: 7)
    _ = pool.ready(1, to: "a", places: 10, now: start)
    #expect((0..<2).allSatisfy { _ in pool.takeAtOnce(now: start) == 1 })
    _ = pool.ready(2, to: "b", places: 10, now: start)
    #expect(pool.acquire(5, deadline: later, readyBy: later, failFast: false, now: start) == .wait)
    #expect(pool.retired(1, now: start) == [PoolMachine.Assignment(waiter: 5, connection: 2)])
    #expect(pool.inFlight == 1)
    #expect(pool.takeAtOnce(now: start) == 2, "nobody waits before")
  }

  @Test("a trial that comes to nothing is followed by another, and a stream's answer ends one")
  func undecidedTrial() {
    var health = EndpointHealth()
    for _ in 0..<EndpointHealth.failuresInARow { health.failed(now: start, random: 0.5) }
    let again = start + EndpointHealth.firstEjection
    health.beginTrial(now: again)
    #expect(!health.isOpen(now: again))
    #expect(health.isOpen(now: again + EndpointHealth.longestTrial))
    health.beginTrial(now: again + EndpointHealth.longestTrial)
    health.succeeded(latency: nil, load: 0)
    #expect(health.isFit && health.latency == 0)
  }

  @Test("another attempt goes to another server")
  func avoiding() {
    var pool = PoolMachine(maximumWaiting: 10, seed: 6)
    for connection in 1...2 as ClosedRange<UInt64> {
      _ = pool.ready(connection, to: "\(connection)", places: 99, now: start)
    }
    #expect((0..<50).allSatisfy { _ in pool.takeAtOnce(avoiding: 1, now: start) == 2 })
  }

  struct Failed: Sendable {
    var idempotency: MethodDescription.Idempotency
    var error: RPCError
    var decision: RetryPolicy.Decision
  }

  @Test(
    "what is sent again, and after which pause",
    arguments: [
      Failed(idempotency: .unknown, error: failure(.unavailable), decision: .giveUp),
      Failed(idempotency: .idempotent, error: failure(.unavailable), decision: .again(after: .milliseconds(25))),
      Failed(idempotency: .noSideEffects, error: failure(.unavailable), decision: .again(after: .milliseconds(25))),
      Failed(idempotency: .noSideEffects, error: failure(.internal), decision: .giveUp),
      Failed(idempotency: .noSideEffects, error: failure(.resourceExhausted), decision: .giveUp),
      Failed(idempotency: .noSideEffects, error: failure(.deadlineExceeded), decision: .giveUp),
      Failed(idempotency: .unknown, error: failure(.unavailable, refused: true), decision: .again(after: .zero)),
      Failed(
        idempotency: .unknown, error: failure(.resourceExhausted, refused: true, after: .milliseconds(70)),
        decision: .again(after: .milliseconds(70))),
      Failed(
        idempotency: .idempotent, error: failure(.unavailable, after: .seconds(3)), decision: .again(after: .seconds(3))
      ),
      Failed(idempotency: .idempotent, error: failure(.unavailable, isNoRetry: true), decision: .giveUp),
    ])
  func retries(failed: Failed) {
    let method = MethodDescription(
      name: "a.B/C", defaultTimeout: .seconds(1), idempotency: failed.idempotency, callers: ["*"])
    let policy = RetryPolicy(method: method)
    #expect(policy.decide(failed.error, attempts: 1, random: 0.5) == failed.decision)
    #expect(policy.decide(failed.error, attempts: 3, random: 0.5) == .giveUp)
  }

  private static func failure(
    _ code: StatusCode, refused: Bool = false, after: Duration? = nil, isNoRetry: Bool = false
  ) -> RPCError {
    RPCError(code, reason: "x", message: "x", retryAfter: after, isNotProcessed: refused, isNoRetry: isNoRetry)
  }

  @Test("those who wait are served in order, and nobody overtakes them")
  func order() {
    var pool = PoolMachine(maximumWaiting: 10)
    for waiter in 1...3 as ClosedRange<UInt64> {
      #expect(pool.acquire(waiter, deadline: later, readyBy: later, failFast: false, now: start) == .wait)
    }
    #expect(pool.remove(1) == true)
    #expect(pool.remove(1) == false)
    #expect(pool.ready(7, places: 1, now: start) == [PoolMachine.Assignment(waiter: 2, connection: 7)])
    #expect(pool.acquire(4, deadline: later, readyBy: later, failFast: false, now: start) == .wait)
    #expect(pool.ready(7, places: 3, now: start).map(\.waiter) == [3, 4])
  }

  @Test("whoever waits too long is told why")
  func expiry() {
    var pool = PoolMachine(maximumWaiting: 10)
    _ = pool.acquire(1, deadline: soon, readyBy: later, failFast: false, now: start)
    _ = pool.acquire(2, deadline: later, readyBy: soon, failFast: false, now: start)
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
      #expect(pool.acquire(waiter, deadline: soon, readyBy: soon, failFast: false, now: start) == .wait)
      if byTheClock { _ = pool.expire(now: later) } else { _ = pool.remove(waiter) }
    }
    #expect(pool.queue.count <= 65)
    _ = pool.acquire(200_000, deadline: later, readyBy: later, failFast: false, now: start)
    #expect(pool.ready(1, places: 1, now: start).map(\.waiter) == [200_000])
  }

  @Test("with a connection standing only the deadline ends a wait")
  func busy() {
    var pool = PoolMachine(maximumWaiting: 10)
    _ = pool.ready(1, places: 0, now: start)
    _ = pool.acquire(1, deadline: later, readyBy: soon, failFast: true, now: start)
    #expect(pool.expire(now: soon).isEmpty)
    #expect(pool.expire(now: later).map(\.1) == [.deadlineExceeded])
  }

  @Test("no more wait than may, and nobody with failFast")
  func limits() {
    var pool = PoolMachine(maximumWaiting: 1)
    #expect(pool.acquire(1, deadline: later, readyBy: later, failFast: true, now: start) == .fail(.notConnected))
    #expect(pool.acquire(2, deadline: later, readyBy: later, failFast: false, now: start) == .wait)
    #expect(pool.acquire(3, deadline: later, readyBy: later, failFast: false, now: start) == .fail(.tooManyWaiting))
  }

  @Test("a refused credential fails all who wait, until a connection stands again")
  func refused() {
    var pool = PoolMachine(maximumWaiting: 10)
    _ = pool.acquire(1, deadline: later, readyBy: later, failFast: false, now: start)
    #expect(pool.refused("no") == [1])
    #expect(pool.acquire(2, deadline: later, readyBy: later, failFast: false, now: start) == .fail(.unauthorized("no")))
    _ = pool.ready(5, places: 1, now: start)
    #expect(pool.refused("no").isEmpty, "another server knows us")
    #expect(pool.acquire(3, deadline: later, readyBy: later, failFast: false, now: start) == .use(connection: 5))
  }

  @Test("a drain ends with the last call, and takes no other")
  func ending() async {
    let gate = CallGate()
    #expect(gate.begin() && gate.begin())
    gate.drain()
    #expect(!gate.begin())
    gate.end()
    gate.end()
    await gate.over.wait()
  }

  @Test("stopping tells everybody who waits")
  func stopping() {
    var pool = PoolMachine(maximumWaiting: 10)
    _ = pool.acquire(1, deadline: later, readyBy: later, failFast: false, now: start)
    #expect(pool.stop() == [1])
    #expect(pool.acquire(2, deadline: later, readyBy: later, failFast: false, now: start) == .fail(.shutDown))
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
