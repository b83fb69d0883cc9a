import Calls
import Messages
import Synchronization
import WebhooksAPI

/// A webhooks service whose event stream holds what the test says: first `items`, then `forever` again and again, or
/// nothing more until the reader leaves.
final class ScriptedStream: Caller {
  private struct State {
    var opened: [(request: StreamEventsRequest, options: CallOptions)] = []
    var open = 0
  }

  private let items: [StreamEventsResponse]
  private let forever: StreamEventsResponse?
  /// What every question is answered with; nil: with what it asks for.
  private let failure: RPCError?
  /// What a stream ends with after `items`; nil: it goes on.
  private let ending: RPCError?
  private let state = Mutex(State())

  init(
    _ items: [StreamEventsResponse] = [], forever: StreamEventsResponse? = nil, failure: RPCError? = nil,
    ending: RPCError? = nil
  ) {
    self.items = items
    self.forever = forever
    self.failure = failure
    self.ending = ending
  }

  /// Every stream that was asked for.
  var opened: [(request: StreamEventsRequest, options: CallOptions)] { state.withLock { $0.opened } }
  /// Streams that have not ended.
  var open: Int { state.withLock { $0.open } }

  func call(_ method: MethodDescription, _ request: [UInt8], options: CallOptions) async throws(RPCError) -> [UInt8] {
    if let failure { throw failure }
    guard method == WebhooksMethods.listStreamEvents.description else {
      throw RPCError(.unimplemented, reason: "unknown_method", message: "Only a stream is here.")
    }
    do throws(MessageError) {
      return try ListStreamEventsResponse().serialized()
    } catch {
      throw RPCError(.internal, reason: "malformed_message", message: "\(error)")
    }
  }

  func withStream<Result>(
    _ method: MethodDescription, _ request: [UInt8]?, options: CallOptions,
    _ body: (any CallStream) async throws -> Result
  ) async throws -> Result {
    let asked = try StreamEventsRequest(serialized: request ?? [])
    state.withLock {
      $0.opened.append((asked, options))
      $0.open += 1
    }
    defer { state.withLock { $0.open -= 1 } }
    return try await body(Reader(items: items, forever: forever, ending: ending))
  }

  private final class Reader: CallStream {
    private let left: Mutex<[StreamEventsResponse]>
    private let forever: StreamEventsResponse?
    private let ending: RPCError?

    init(items: [StreamEventsResponse], forever: StreamEventsResponse?, ending: RPCError?) {
      left = Mutex(items)
      self.forever = forever
      self.ending = ending
    }

    func send(_ message: [UInt8]) async throws(RPCError) {}
    func finishSending() {}

    func next() async throws(RPCError) -> [UInt8]? {
      let item = left.withLock { $0.isEmpty ? forever : $0.removeFirst() }
      if Task.isCancelled { throw Self.cancelled }
      if let item { return try item.packed() }
      if let ending { throw ending }
      let (never, continuation) = AsyncStream<Void>.makeStream()
      // Ends only with the task that waits.
      for await _ in never {}
      continuation.finish()
      throw Self.cancelled
    }

    private static let cancelled = RPCError(.cancelled, reason: "cancelled", message: "The reader left.")
  }
}
