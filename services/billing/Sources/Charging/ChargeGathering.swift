internal import Identifiers
internal import Postgres
internal import Synchronization

/// Lets requests that come at the same time for the same organization share transactions.
///
/// An organization's accounts are one lock, held until the disk has the commit: charges of its calls can only follow each
/// other, and one at a time they would be as slow as the disk. So while one transaction runs, orders for the same
/// organization gather, and the next one takes them all. Who comes alone waits for nobody; after a transaction of several
/// callers the next one waits a moment for them.
///
/// A caller that is cancelled while it waits takes its orders back. Once they are in a transaction, that comes to its end,
/// and the caller hears how: the task that runs the transactions is awaited by those whose orders it has, and ends, at most
/// ``patience`` later, when there are none.
final class ChargeGathering: Sendable {
  /// Charges orders of many callers in one transaction, with the scope of the first.
  typealias Charge = @Sendable (OrganizationID, [ChargeOrder], TransactionScope) async -> ChargeBatch.GroupOutcome

  /// Orders of one transaction, at most; a request with more of its own has one for itself.
  private static let ordersLimit = 500
  /// How long a transaction waits for as many callers as the last one had: they have just been answered, and those who go on
  /// charging are back within a round trip.
  private static let patience: Duration = .microseconds(500)

  private struct Entry: Sendable {
    let id: Int
    let orders: [ChargeOrder]
    let scope: TransactionScope
    let waiter: CheckedContinuation<ChargeBatch.GroupOutcome, any Error>
  }

  private struct State: Sendable {
    var nextID = 0
    /// An organization is here while its transactions run.
    var waiting: [OrganizationID: [Entry]] = [:]
  }

  private let charge: Charge
  private let state = Mutex(State())

  init(_ charge: @escaping Charge) {
    self.charge = charge
  }

  /// Charges `orders`, whose indices are the caller's own. Throws `CancellationError` alone.
  func charge(
    _ orders: [ChargeOrder], of organization: OrganizationID, in scope: TransactionScope
  ) async throws -> ChargeBatch.GroupOutcome {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in
        enter(Entry(id: id, orders: orders, scope: scope, waiter: waiter), organization)
        // Cancelled before it was there to be taken back.
        if Task.isCancelled { leave(id, organization) }
      }
    } onCancel: {
      leave(id, organization)
    }
  }

  /// Callers that wait for a transaction to begin.
  func waitingCount(for organization: OrganizationID) -> Int {
    state.withLock { $0.waiting[organization]?.count ?? 0 }
  }

  private func enter(_ entry: Entry, _ organization: OrganizationID) {
    let isFirst = state.withLock { state in
      defer { state.waiting[organization, default: []].append(entry) }
      return state.waiting[organization] == nil
    }
    if isFirst { Task { await run(organization) } }
  }

  private func leave(_ id: Int, _ organization: OrganizationID) {
    let entry = state.withLock { state -> Entry? in
      guard let index = state.waiting[organization]?.firstIndex(where: { $0.id == id }) else { return nil }
      return state.waiting[organization]?.remove(at: index)
    }
    entry?.waiter.resume(throwing: CancellationError())
  }

  /// One transaction after another until nobody waits.
  private func run(_ organization: OrganizationID) async {
    var callers = 1
    while true {
      // A lone caller is not waited for: whoever charges one after another would pay for it each time.
      // Nobody cancels this task.
      if callers > 1, waitingCount(for: organization) < callers {
        try? await Task.sleep(for: Self.patience, tolerance: .zero)
      }
      guard let entries = takeSome(of: organization) else { return }
      await charge(entries, of: organization)
      callers = entries.count
    }
  }

  /// Those who came first, as many as fit into a transaction; nil at the end.
  private func takeSome(of organization: OrganizationID) -> [Entry]? {
    state.withLock { state in
      guard let waiting = state.waiting[organization], !waiting.isEmpty else {
        state.waiting[organization] = nil
        return nil
      }
      var (count, orders) = (0, 0)
      while count < waiting.count, count == 0 || orders + waiting[count].orders.count <= Self.ordersLimit {
        orders += waiting[count].orders.count
        count += 1
      }
      state.waiting[organization] = Array(waiting[count...])
      return Array(waiting[..<count])
    }
  }

  private func charge(_ entries: [Entry], of organization: OrganizationID) async {
    // Which caller's order each is, and where in its request.
    var places: [(entry: Int, index: Int)] = []
    var orders: [ChargeOrder] = []
    for (number, entry) in entries.enumerated() {
      for var order in entry.orders {
        places.append((number, order.index))
        order.index = orders.count
        orders.append(order)
      }
    }
    let outcome = await charge(organization, orders.sorted(by: ChargeOrder.precedes), entries[0].scope)
    guard case .settled(let all) = outcome else {
      for entry in entries { entry.waiter.resume(returning: outcome) }
      return
    }
    var answers = entries.map { _ in [ChargeAnswer]() }
    for var answer in all {
      let place = places[answer.index]
      answer.index = place.index
      answers[place.entry].append(answer)
    }
    for (entry, answers) in zip(entries, answers) { entry.waiter.resume(returning: .settled(answers)) }
  }
}
