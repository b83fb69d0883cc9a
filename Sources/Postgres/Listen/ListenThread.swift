internal import Foundation
import Synchronization

/// One connection that listens, and the thread that it has for itself.
final class ListenThread: Sendable {
  private let configuration: DatabaseConfiguration
  private let channels: [String]
  private let keepAlive: Duration
  private let onEvent: @Sendable (Listener.Event) -> Void
  private let wake = WakeSignal()
  private let isClosing = Atomic(false)
  private let listened = Atomic(false)

  init(
    configuration: DatabaseConfiguration, channels: [String], keepAlive: Duration,
    onEvent: @escaping @Sendable (Listener.Event) -> Void
  ) {
    self.configuration = configuration
    self.channels = channels
    self.keepAlive = keepAlive
    self.onEvent = onEvent
  }

  /// Whether it was ever connected and listening.
  var hasListened: Bool { listened.load(ordering: .acquiring) }

  /// Connects and listens; returns why it ended. Call once.
  func run() async -> PostgresError {
    await withCheckedContinuation { continuation in
      let thread = Thread { [self] in
        Thread.current.name = "postgres-listen"
        continuation.resume(returning: serve())
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  /// Ends it now. From any thread.
  func close() {
    isClosing.store(true, ordering: .releasing)
    wake?.signal()
  }

  // MARK: On the thread

  private struct End: Error {
    var error: PostgresError
  }

  private func serve() -> PostgresError {
    guard let wake, let libpq = LibPQ(configuration) else { return PostgresError(.connectionFailed) }
    if let failure = ConnectionLoop.connect(
      libpq, wake, within: configuration.connectTimeout, isClosing: { self.isClosing.load(ordering: .acquiring) })
    {
      return failure
    }
    do {
      // Names are plain: nothing in them needs quoting.
      try ask(channels.map { "listen \"\($0)\"" }, libpq, wake, within: configuration.connectTimeout)
      listened.store(true, ordering: .releasing)
      onEvent(.listening)
      while true {
        try hear(libpq, wake, until: .now + keepAlive)
        // A server that hangs, or a host that is gone, says nothing by itself.
        try ask(["select 1"], libpq, wake, within: Listener.answerLimit)
      }
    } catch {
      return error.error
    }
  }

  /// Passes on what comes until `deadline`.
  private func hear(_ libpq: LibPQ, _ wake: WakeSignal, until deadline: ContinuousClock.Instant) throws(End) {
    repeat { try receive(libpq, wake, wantsWrite: false, until: deadline) } while ContinuousClock.now < deadline
  }

  /// Runs statements whose rows do not matter.
  private func ask(_ statements: [String], _ libpq: LibPQ, _ wake: WakeSignal, within limit: Duration) throws(End) {
    let deadline = ContinuousClock.now + limit
    let isSent = statements.allSatisfy { libpq.send(EncodedStatement(trusted: $0)) } && libpq.sendSync()
    guard isSent else { throw End(error: PostgresError(.connectionLost)) }
    var hasUnsent = true
    var ends = 0
    while true {
      if hasUnsent {
        switch libpq.flush() {
        case .done: hasUnsent = false
        case .writing: break
        case .reading, .failed: throw End(error: PostgresError(.connectionLost))
        }
      }
      while !libpq.isBusy {
        switch libpq.next() {
        case .synchronized: return
        case .failure(let error): throw End(error: error)
        case .result, .skipped: break
        case .end:
          ends += 1
          // On a lost connection libpq says "end" again and again.
          guard ends <= statements.count else { throw End(error: PostgresError(.connectionLost)) }
        case .copyIn, .unexpected: throw End(error: PostgresError(.other))
        }
      }
      guard ContinuousClock.now < deadline else {
        throw End(error: PostgresError(.connectionLost, message: "The server does not answer."))
      }
      try receive(libpq, wake, wantsWrite: hasUnsent, until: deadline)
    }
  }

  private func receive(
    _ libpq: LibPQ, _ wake: WakeSignal, wantsWrite: Bool, until deadline: ContinuousClock.Instant
  ) throws(End) {
    let events = wake.wait(socket: libpq.socket, wantsWrite: wantsWrite, wantsRead: true, until: deadline)
    if events.signalled { wake.reset() }
    if isClosing.load(ordering: .acquiring) {
      throw End(error: PostgresError(.connectionLost, message: "The listener was ended."))
    }
    guard events.socket else { return }
    let isAlive = libpq.receive()
    while let notice = libpq.notice() { onEvent(.notice(notice)) }
    guard isAlive else { throw End(error: PostgresError(.connectionLost)) }
  }
}
