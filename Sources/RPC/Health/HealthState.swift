internal import Synchronization

/// Whether this process can do its work now, and what keeps it from it.
///
/// The process's readiness checks write it; `Health/Check`, `Health/Watch` and the admin port read it. It starts as not
/// serving. A service of the process may have a state of its own; without one the process's state is its.
public final class HealthState: Sendable {
  /// The process's name, such as `billing`.
  public let service: String

  private struct State {
    var missing = ["starting"]
    var own: [String: [String]] = [:]
    var known: Set<String> = []
    var watchers: [UInt64: AsyncStream<Void>.Continuation] = [:]
    var lastWatcher: UInt64 = 0
  }

  private let state = Mutex(State())

  public init(service: String) {
    self.service = service
  }

  /// What the process misses, such as `schema_behind`; empty means serving.
  public func update(missing: [String]) {
    change { $0.missing = missing }
  }

  /// What one service misses, by its full name such as `switchboard.billing.v1.BillingService`; nil: what the process does.
  public func update(_ name: String, missing: [String]?) {
    change { state in
      state.own[name] = missing
      state.known.insert(name)
    }
  }

  /// Names that are asked for and mean the process's state.
  func know(_ names: some Sequence<String>) {
    state.withLock { $0.known.formUnion(names) }
  }

  public var missing: [String] { state.withLock { $0.missing } }

  public var isServing: Bool { missing.isEmpty }

  /// What the service of that name misses; nil where there is none. The process's own misses are everybody's.
  func missing(of name: String) -> [String]? {
    state.withLock { state in
      guard name.isEmpty || name == service || state.known.contains(name) else { return nil }
      return state.missing + (state.own[name] ?? []).filter { !state.missing.contains($0) }
    }
  }

  /// An element now and after every change, the newest only.
  func changes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.lastWatcher += 1
      state.watchers[state.lastWatcher] = continuation
      return state.lastWatcher
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.watchers[number] = nil }
    }
    continuation.yield()
    return stream
  }

  private func change(_ change: (inout State) -> Void) {
    let watchers = state.withLock { state in
      change(&state)
      return state.watchers.values
    }
    for watcher in watchers { watcher.yield() }
  }
}
