internal import Synchronization

/// What a caller may learn of a call beside its answer: hand one in with `CallOptions.report`, read it afterwards.
public final class CallReport: Sendable {
  public struct Contents: Sendable, Hashable {
    /// Metadata that came before the first message.
    public var leading = Metadata()
    /// Metadata that came with the end.
    public var trailing = Metadata()
    /// Attempts that were sent, hedges included; 0 while none was.
    public var attempts = 0
    /// At the server, from the whole request to the handler's start.
    public var serverQueue = Duration.zero
    /// At the server, in the handler.
    public var serverTime = Duration.zero

    public init() {}
  }

  private let state = Mutex(Contents())

  public init() {}

  public var contents: Contents { state.withLock { $0 } }

  package func update(_ change: (inout Contents) -> Void) {
    state.withLock { change(&$0) }
  }
}
