internal import Calls
internal import NIOCore
internal import Synchronization

/// The messages of one stream on their way from the event loop to the task that reads them. One reader at a time.
///
/// Its length is bounded by the call's window: what is not read is not credited. `next` answers without suspending while
/// a message is there.
final class MessageInbox: Sendable {
  private enum End {
    case complete
    case failed(RPCError)
  }

  private struct State {
    var messages = CircularBuffer<[UInt8]>(initialCapacity: 4)
    var end: End?
    var reader: CheckedContinuation<Void, Never>?
  }

  private enum Taken {
    case message([UInt8])
    case ended(End)
    case nothing
  }

  private let state = Mutex(State())

  func add(_ message: [UInt8]) {
    wake { state in
      if state.end == nil { state.messages.append(message) }
    }
  }

  /// No more messages come; those that are here are still read.
  func complete() {
    wake { state in
      if state.end == nil { state.end = .complete }
    }
  }

  /// The reader hears `error`: after the messages that are here, or at once where they are dropped.
  func fail(_ error: RPCError, dropping: Bool) {
    wake { state in
      if dropping { state.messages.removeAll() }
      if state.end == nil || dropping { state.end = .failed(error) }
    }
  }

  /// The next message; nil after the last. `cancelled` is thrown where the reading task is cancelled while it waits.
  func next(cancelled: @autoclosure () -> RPCError) async throws(RPCError) -> [UInt8]? {
    while true {
      switch take() {
      case .message(let message): return message
      case .ended(.complete): return nil
      case .ended(.failed(let error)): throw error
      case .nothing:
        guard !Task.isCancelled else { throw cancelled() }
        await wait()
      }
    }
  }

  private func take() -> Taken {
    state.withLock { state in
      if let message = state.messages.popFirst() { return .message(message) }
      return state.end.map { .ended($0) } ?? .nothing
    }
  }

  /// Until something has changed, or the task is cancelled.
  private func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let mustWait = state.withLock { state -> Bool in
          guard state.messages.isEmpty, state.end == nil, !Task.isCancelled else { return false }
          precondition(state.reader == nil, "A stream has one reader at a time.")
          state.reader = continuation
          return true
        }
        if !mustWait { continuation.resume() }
      }
    } onCancel: {
      wake { _ in }
    }
  }

  private func wake(_ change: (inout State) -> Void) {
    let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
      change(&state)
      defer { state.reader = nil }
      return state.reader
    }
    reader?.resume()
  }
}
