internal import Foundation
public import ServiceLifecycle
import Synchronization

/// Hears what sessions of the same database send with `notify`, on a connection of its own.
///
/// Notices only make waiting shorter: one that is sent while nobody listens is gone. Whoever uses them polls as well, and
/// polls at once at every `listening`, because that is when notices may have been missed. The sender's `notify` belongs
/// into a transaction of its own after the one it tells of: at commit it takes a lock that all notifying transactions of
/// the server share. Through a pooler in transaction mode nothing is heard: the address must be the server's own.
///
/// A connection that ends is made again after a pause that grows to a second; one that no longer answers is given up after
/// `keepAlive` and `answerLimit`. Graceful shutdown and cancellation end the connection and `run`.
public final class Listener: Service {
  public struct Notice: Sendable, Hashable {
    public let channel: String
    /// Below 8,000 bytes; whoever may log in can send any.
    public let payload: String
  }

  public enum Event: Sendable, Hashable {
    /// Notices that are sent from now on are heard; earlier ones may have been missed. Comes first, and after every loss.
    case listening
    case notice(Notice)
    /// Nothing is heard until the next `listening`.
    case lost(PostgresError)
  }

  /// Channels of one listener.
  public static let maximumChannels = 16
  /// How long the server may take to answer whether it is still there.
  public static let answerLimit: Duration = .seconds(5)

  private let configuration: DatabaseConfiguration
  private let channels: [String]
  private let keepAlive: Duration
  private let onEvent: @Sendable (Event) -> Void
  private let state = Mutex(State())

  private struct State {
    var isStopping = false
    var thread: ListenThread?
    var pause: Task<Void, Never>?
  }

  /// `onEvent` is called on the connection's thread: it must be quick and wait for nothing.
  ///
  /// Throws `invalidValue` unless there are 1 to ``maximumChannels`` channels, each lower-case letters, digits and `_`.
  public init(
    configuration: DatabaseConfiguration, channels: [String], keepAlive: Duration = .seconds(15),
    onEvent: @escaping @Sendable (Event) -> Void
  ) throws(PostgresError) {
    guard (1...Self.maximumChannels).contains(channels.count), channels.allSatisfy(\.isPlainName) else {
      throw PostgresError(
        .invalidValue, message: "A listener has 1 to \(Self.maximumChannels) channels of plain names.")
    }
    self.configuration = configuration
    self.channels = channels
    self.keepAlive = keepAlive
    self.onEvent = onEvent
  }

  /// Listens until it is shut down or cancelled. Call once.
  public func run() async {
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await listen()
      } onGracefulShutdown: {
        self.stop()
      }
    } onCancel: {
      stop()
    }
  }

  private func listen() async {
    var failures = 0
    var random = SystemRandomNumberGenerator()
    while let thread = makeThread() {
      let end = await thread.run()
      failures = thread.hasListened ? 1 : failures + 1
      onEvent(.lost(end))
      let span = RetryPause.afterFailures(failures, using: &random)
      await pause(span)
    }
  }

  /// Nil once it is to end.
  private func makeThread() -> ListenThread? {
    state.withLock { state in
      guard !state.isStopping else { return nil }
      state.thread = ListenThread(
        configuration: configuration, channels: channels, keepAlive: keepAlive, onEvent: onEvent)
      return state.thread
    }
  }

  private func pause(_ span: Duration) async {
    let pause = state.withLock { state -> Task<Void, Never>? in
      guard !state.isStopping else { return nil }
      // Owned by `state`, ended by `stop`, and awaited here.
      let pause = Task<Void, Never> { try? await Task.sleep(for: span) }
      state.pause = pause
      return pause
    }
    await pause?.value
  }

  private func stop() {
    let (thread, pause) = state.withLock { state in
      state.isStopping = true
      return (state.thread, state.pause)
    }
    thread?.close()
    pause?.cancel()
  }
}
