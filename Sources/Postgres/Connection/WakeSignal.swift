internal import CLibPQ
internal import Glibc

/// A descriptor that makes a thread's `poll` return. Any thread may signal; one thread waits.
final class WakeSignal: Sendable {
  let descriptor: Int32

  /// Nil where the process has no descriptors left.
  init?() {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
    guard descriptor >= 0 else { return nil }
  }

  deinit {
    close(descriptor)
  }

  func signal() {
    // Fails only where the counter is full, and then the waiter is awake anyway.
    _ = eventfd_write(descriptor, 1)
  }

  func reset() {
    var count: eventfd_t = 0
    _ = eventfd_read(descriptor, &count)
  }

  /// Waits for the signal, or for `events` on `socket`, at most until `deadline`; returns the events that happened on
  /// `socket`. An interrupted wait returns early with none. With `isImmediate` it only looks.
  func wait(
    socket: Int32, wantsWrite: Bool, wantsRead: Bool, until deadline: ContinuousClock.Instant?,
    isImmediate: Bool = false
  ) -> (socket: Bool, signalled: Bool) {
    let events = (wantsRead ? Int16(POLLIN) : 0) | (wantsWrite ? Int16(POLLOUT) : 0)
    let timeout = isImmediate ? 0 : deadline.map { ContinuousClock.now.duration(to: $0).pollMilliseconds } ?? -1
    return withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 2) { descriptors in
      descriptors.initializeElement(at: 0, to: pollfd(fd: socket, events: events, revents: 0))
      descriptors.initializeElement(at: 1, to: pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
      guard poll(descriptors.baseAddress, 2, timeout) > 0 else { return (false, false) }
      return (descriptors[0].revents != 0, descriptors[1].revents != 0)
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded up, because waking just before a deadline would spin; within what `poll` takes.
  fileprivate var pollMilliseconds: Int32 {
    guard self > .zero else { return 0 }
    guard self < .seconds(1_000_000) else { return 1_000_000_000 }
    let (seconds, attoseconds) = components
    return Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
  }
}
