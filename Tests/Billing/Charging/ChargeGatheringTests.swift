import Identifiers
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Billing

@Suite("Gathering charges") struct ChargeGatheringTests {
  /// A transaction that a test opens and closes, with what it was asked for.
  private final class HeldCharges: Sendable {
    private let rounds = Mutex<[[ChargeOrder]]>([])
    private let (gates, gate) = AsyncStream.makeStream(of: Void.self)

    var sizes: [Int] { rounds.withLock { $0.map(\.count) } }

    /// Lets one transaction come to its end.
    func release() { gate.yield() }

    func charge(_ orders: [ChargeOrder]) async -> ChargeBatch.GroupOutcome {
      rounds.withLock { $0.append(orders) }
      var iterator = gates.makeAsyncIterator()
      await iterator.next()
      return .settled(
        orders.map { ChargeAnswer(index: $0.index, result: .success(.charged(MicroDollars($0.seconds)))) })
    }
  }

  private static func order(_ organization: OrganizationID, index: Int = 0, seconds: Int64) -> ChargeOrder {
    ChargeOrder(
      index: index, organizationID: organization, callID: .new(), version: 1, seconds: seconds, pricedAt: .distantPast)
  }

  /// The amounts of an outcome by the index of their orders.
  private static func amounts(_ outcome: ChargeBatch.GroupOutcome) -> [Int: Int64] {
    guard case .settled(let answers) = outcome else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: answers.map { answer in
        if case .success(.charged(let amount)) = answer.result {
          (answer.index, amount.micros)
        } else {
          (answer.index, -1)
        }
      })
  }

  @Test("what comes while a transaction runs shares the next one, and each caller hears of its own orders")
  func gathers() async throws {
    let (held, organization) = (HeldCharges(), OrganizationID.new())
    let gathering = ChargeGathering { _, orders, _ in await held.charge(orders) }
    try await withThrowingTaskGroup(of: (Int, [Int: Int64]).self) { group in
      func submit(_ number: Int, _ orders: [ChargeOrder]) {
        group.addTask {
          (number, Self.amounts(try await gathering.charge(orders, of: organization, in: .tenant(organization))))
        }
      }
      submit(0, [Self.order(organization, seconds: 7)])
      try await eventually("the first one runs") { held.sizes == [1] }
      for number in 1...5 {
        submit(
          number,
          [
            Self.order(organization, index: 3, seconds: Int64(number)),
            Self.order(organization, index: 1, seconds: Int64(100 + number)),
          ])
      }
      try await eventually("the others wait") { gathering.waitingCount(for: organization) == 5 }
      held.release()
      try await eventually("they run together") { held.sizes == [1, 10] }
      held.release()
      var heard: [Int: [Int: Int64]] = [:]
      for try await (number, amounts) in group { heard[number] = amounts }
      #expect(heard[0] == [0: 7])
      for number in 1...5 { #expect(heard[number] == [3: Int64(number), 1: Int64(100 + number)]) }
    }
  }

  @Test("a transaction takes at most 500 orders, and organizations do not wait for each other")
  func limits() async throws {
    let (held, one, other) = (HeldCharges(), OrganizationID.new(), OrganizationID.new())
    let gathering = ChargeGathering { _, orders, _ in await held.charge(orders) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      func submit(_ count: Int, of organization: OrganizationID) {
        let orders = (0..<count).map { Self.order(organization, index: $0, seconds: 1) }
        group.addTask { _ = try await gathering.charge(orders, of: organization, in: .tenant(organization)) }
      }
      submit(1, of: one)
      try await eventually("the first one runs") { held.sizes == [1] }
      submit(2, of: other)
      try await eventually("another organization's too") { held.sizes == [1, 2] }
      submit(300, of: one)
      try await eventually("one waits") { gathering.waitingCount(for: one) == 1 }
      submit(300, of: one)
      try await eventually("two wait") { gathering.waitingCount(for: one) == 2 }
      held.release()
      held.release()
      try await eventually("only one fits") { held.sizes == [1, 2, 300] }
      held.release()
      try await eventually("the other follows") { held.sizes == [1, 2, 300, 300] }
      held.release()
      try await group.waitForAll()
    }
  }

  @Test("a caller that is cancelled takes back what waits, and hears how it went with what is being charged")
  func cancels() async throws {
    let (held, organization) = (HeldCharges(), OrganizationID.new())
    let gathering = ChargeGathering { _, orders, _ in await held.charge(orders) }
    let order = Self.order(organization, seconds: 7)
    try await withThrowingTaskGroup(of: [Int: Int64]?.self) { group in
      group.addTask { Self.amounts(try await gathering.charge([order], of: organization, in: .tenant(organization))) }
      try await eventually("it runs") { held.sizes == [1] }
      let late = Self.order(organization, seconds: 9)
      group.addTask { Self.amounts(try await gathering.charge([late], of: organization, in: .tenant(organization))) }
      try await eventually("the other waits") { gathering.waitingCount(for: organization) == 1 }
      group.cancelAll()
      try await eventually("it is taken back") { gathering.waitingCount(for: organization) == 0 }
      held.release()
      var (heard, cancelled) = ([[Int: Int64]](), 0)
      while let result = await group.nextResult() {
        switch result {
        case .success(let amounts): heard.append(amounts ?? [:])
        case .failure(let error):
          #expect(error is CancellationError)
          cancelled += 1
        }
      }
      #expect(heard == [[0: 7]] && cancelled == 1)
      #expect(held.sizes == [1])
    }
  }
}
