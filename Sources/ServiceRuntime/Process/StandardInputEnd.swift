internal import Foundation
internal import Observability
public import ServiceLifecycle

#if canImport(Glibc)
  internal import Glibc
#endif

/// Ends when standard input ends, which makes the process's group shut down gracefully.
///
/// Reading blocks, so it has a thread of its own; where the process ends for another reason, the thread ends with it.
public struct StandardInputEnd: Service {
  public init() {}

  public func run() async throws {
    let (ends, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let thread = Thread {
      var buffer = [UInt8](repeating: 0, count: 512)
      while true {
        let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
        // EINTR is tried again; any other error means that there is no standard input, which is its end too.
        if count == 0 || (count < 0 && errno != EINTR) { break }
      }
      continuation.finish()
    }
    thread.name = "stdin"
    thread.start()
    for await _ in ends.cancelOnGracefulShutdown() {}
  }
}
