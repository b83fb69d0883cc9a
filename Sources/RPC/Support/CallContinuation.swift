/// What a caller waits with. Each is resumed exactly once, which debug builds check.
#if DEBUG
  typealias CallContinuation<Value> = CheckedContinuation<Value, Never>

  func withCallContinuation<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: (CallContinuation<Value>) -> Void
  ) async -> Value {
    await withCheckedContinuation(isolation: isolation, body)
  }
#else
  typealias CallContinuation<Value> = UnsafeContinuation<Value, Never>

  @inline(__always)
  func withCallContinuation<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: (CallContinuation<Value>) -> Void
  ) async -> Value {
    await withUnsafeContinuation(isolation: isolation, body)
  }
#endif
