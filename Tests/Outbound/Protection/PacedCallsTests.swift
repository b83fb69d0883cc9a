import Identifiers
import Synchronization
import TestSupport
import Testing

@testable import Outbound

/// Calls that share what an account may be asked with other replicas.
@Suite struct PacedCallsTests {
  private let read = OutboundOperation.hubspot(.readContacts)
  private let search = OutboundOperation.hubspot(.searchContacts)

  /// Answers each question with the next wait, then with none.
  private final class Store: CallPacer {
    struct Away: Error {}
    let waits: Mutex<[Duration]>
    let taken = Mutex<[(count: Int, account: PacedAccount)]>([])
    let pauses = Mutex<[(account: PacedAccount, duration: Duration)]>([])
    let isAway: Bool

    init(_ waits: Duration..., isAway: Bool = false) {
      self.waits = Mutex(waits)
      self.isAway = isAway
    }

    func take(_ count: Int, _ account: PacedAccount, patience: Duration) async throws -> Duration {
      guard !isAway else { throw Away() }
      taken.withLock { $0.append((count, account)) }
      return waits.withLock { $0.isEmpty ? .zero : $0.removeFirst() }
    }

    func pause(_ account: PacedAccount, for duration: Duration) async throws {
      pauses.withLock { $0.append((account, duration)) }
      guard !isAway else { throw Away() }
    }
  }

  @Test("leave is taken for a tenth of what the account allows at once, for each account and each limit apart")
  func batches() async throws {
    let store = Store()
    let probe = Probe(ScriptedTransport(status: 200), pacer: store)
    for _ in 0..<22 { _ = try await probe.client.send(.fitting(read)) }
    _ = try await probe.client.send(.fitting(read, account: "b"))
    for _ in 0..<3 { _ = try await probe.client.send(.fitting(search)) }
    let taken = store.taken.withLock { $0.map { "\($0.count) \($0.account.account) \($0.account.pace.name)" } }
    #expect(taken == ["11 a crm", "11 a crm", "11 b crm", "1 a search", "1 a search", "1 a search"])
  }

  @Test("what no limit is known for, and what has no account yet, asks nobody")
  func unpaced() async throws {
    let store = Store()
    let probe = Probe(ScriptedTransport(status: 200), pacer: store)
    for operation in OutboundOperation.all where operation.pace == nil {
      _ = try await probe.client.send(.fitting(operation))
    }
    _ = try await probe.client.send(.fitting(.hubspot(.getAccount), account: ""))
    #expect(store.taken.withLock { $0.isEmpty })
  }

  @Test("a call waits for its turn, and one whose turn comes too late is told when and sends nothing")
  func waiting() async throws {
    let store = Store(.seconds(2), .seconds(6))
    let probe = Probe(ScriptedTransport(status: 200), pacer: store)
    let start = probe.time.now
    _ = try await probe.client.send(.fitting(search))
    #expect(probe.time.now == start + .seconds(2))
    let error = await probe.error(of: .fitting(search))
    #expect(error?.code == .rateLimited && error?.retryAfter == .seconds(6))
    #expect(error?.isOutcomeUnknown == false)
    #expect(probe.transport.sent.count == 1)
  }

  @Test("leave that was not used within a second is lost")
  func lost() async throws {
    let store = Store()
    let probe = Probe(ScriptedTransport(status: 200), pacer: store)
    _ = try await probe.client.send(.fitting(read))
    probe.time.advance(by: Pace.life)
    _ = try await probe.client.send(.fitting(read))
    #expect(store.taken.withLock { $0.count } == 2)
  }

  @Test("where the provider asks to be left alone all replicas are told, and leave that was taken counts no more")
  func pausing() async throws {
    let store = Store()
    let probe = Probe(ScriptedTransport(status: 429, headers: [("Retry-After", "7")]), pacer: store)
    #expect(await probe.error(of: .fitting(read))?.code == .rateLimited)
    #expect(store.pauses.withLock { $0.map(\.duration) } == [.seconds(7)])
    probe.transport.answer(with: 200)
    probe.time.advance(by: .milliseconds(7_000))
    _ = try await probe.client.send(.fitting(read))
    #expect(store.taken.withLock { $0.count } == 2)
  }

  @Test("where the store is away calls go on, by what this process alone knows")
  func away() async throws {
    let store = Store(isAway: true)
    let probe = Probe(ScriptedTransport(status: 429, headers: [("Retry-After", "7")]), pacer: store)
    #expect(await probe.error(of: .fitting(read))?.code == .rateLimited)
    #expect(await probe.error(of: .fitting(read))?.retryAfter == .seconds(7))
    #expect(probe.transport.sent.count == 1)
    probe.transport.answer(with: 200)
    probe.time.advance(by: .seconds(7))
    _ = try await probe.client.send(.fitting(read))
  }

  @Test("many that come at once share questions and get no more leave than was taken")
  func together() async throws {
    let store = Store()
    let probe = Probe(ScriptedTransport(status: 200), callsPerAccount: 400, pacer: store)
    let read = read
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 { group.addTask { _ = try await probe.client.send(.fitting(read)) } }
      try await group.waitForAll()
    }
    let taken = store.taken.withLock { $0.reduce(0) { $0 + $1.count } }
    #expect(taken >= 100)
    #expect(probe.transport.sent.count == 100)
  }

  @Test(
    "what is paced stays within what the provider allows in any window",
    arguments: [HubSpotOperation.searchContacts, .createCall])
  func sums(operation: HubSpotOperation) throws {
    let pace = try #require(operation.pace)
    let rate = (pace.window + Pace.life) / pace.interval
    // For a batch of one there is no leave that could grow old.
    let most = pace.batch == 1 ? Double(pace.burst) + pace.window / pace.interval : Double(pace.burst) + rate
    #expect(most <= Double(pace.calls), "\(most) of \(pace.calls)")
  }
}
