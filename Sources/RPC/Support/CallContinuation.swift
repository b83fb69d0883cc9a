#if DEBUG
  internal import Synchronization

  /// What a caller waits with. Each is resumed exactly once, which debug builds check.
  ///
  /// Where it is resumed before its task has come to wait, the runtime hands the value over with atomics that the thread
  /// sanitizer does not see: a lock that both sides take shows it what comes first.
  struct CallContinuation<Value: Sendable>: Sendable {
    fileprivate final class Order: Sendable {
      private let lock = Mutex(())

      func pass() { lock.withLock { _ in } }
    }

    fileprivate let continuation: CheckedContinuation<Value, Never>
    fileprivate let order: Order

    func resume(returning value: Value) {
      order.pass()
      continuation.resume(returning: value)
    }
  }

  func withCallContinuation<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: (CallContinuation<Value>) -> Void
  ) async -> Value {
    let order = CallContinuation<Value>.Order()
    let value = await withCheckedContinuation(isolation: isolation) {
      body(CallContinuation(continuation: $0, order: order))
    }
    order.pass()
    return value
  }
#else
  /// What a caller waits with. Each is resumed exactly once, which debug builds check.
  typealias CallContinuation<Value> = UnsafeContinuation<Value, Never>

  @inline(__always)
  func withCallContinuation<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: (CallContinuation<Value>) -> Void
  ) async -> Value {
    await withUnsafeContinuation(isolation: isolation, body)
  }
#endif
