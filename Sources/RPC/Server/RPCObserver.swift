public import Calls

/// Told of every call that a server ended.
public protocol RPCObserver: Sendable {
  /// A call has its END.
  ///
  /// Called on an event loop: it must not wait. `method` is the full name, or `other` where it is not served here, so
  /// that the number of names stays bounded. `caller` is the proven service. `duration` runs from the whole request to
  /// the handler's return; zero for a call that was refused.
  func callEnded(method: String, caller: String, code: StatusCode, duration: Duration)
}
