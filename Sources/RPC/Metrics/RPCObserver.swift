/// Hands out what counts calls: told of every call that a server ends, or that a client makes.
public protocol RPCObserver: Sendable {
  /// What counts the calls of `method` with `peer`.
  ///
  /// Asked once for each method of a connection, and again for each call that is refused; not on the way of every call.
  /// `method` is the full name, or `other` where it is not served here, so that the number of names stays bounded. `peer`
  /// is the proven service that calls, at a client the service that is called.
  func meter(method: String, peer: String) -> any CallMeter
}
