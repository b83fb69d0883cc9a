public import Calls

/// Counts the calls of one method with one peer.
///
/// Called on event loops and from callers' tasks: it must not wait. An object, because it is handed on with every call.
public protocol CallMeter: AnyObject, Sendable {
  /// A call is under way, or is about to be refused.
  func began()

  /// A call that began has its end. At a server `duration` runs from the whole request to the handler's return, zero for
  /// a call that was refused; at a client from the call to its answer, all attempts included.
  func ended(_ code: StatusCode, after duration: Duration)

  /// Packed messages came in or went out; without what the frames round them take. At a client without attempts that had
  /// no answer.
  func moved(received: Int, sent: Int)
}

extension CallMeter {
  /// A call came to its end before anything was done for it.
  func refused(_ code: StatusCode) {
    began()
    ended(code, after: .zero)
  }
}
