internal import Moments
internal import NIOCore
internal import Wire

/// Calls of one connection that begin when its peer has read more of what it was answered, oldest first.
///
/// They hold their places and their requests, so that the connection's limits bound them, and their deadlines pass.
struct WaitingCalls {
  struct Call {
    var request: ServerRequest
    let arrived: Moment
  }

  private var calls = CircularBuffer<Call>()

  var isEmpty: Bool { calls.isEmpty }

  mutating func add(_ request: ServerRequest, arrived: Moment) {
    var request = request
    // A slice would keep all that arrived together with it.
    request.message = ByteBuffer(bytes: request.message.readableBytesView)
    calls.append(Call(request: request, arrived: arrived))
  }

  mutating func next() -> Call? { calls.popFirst() }

  /// Takes out a call that will not begin; nil where it does not wait.
  mutating func remove(_ id: UInt64) -> Call? {
    guard let index = calls.firstIndex(where: { $0.request.call == id }) else { return nil }
    return calls.remove(at: index)
  }

  mutating func removeAll() {
    calls = CircularBuffer()
  }
}
