internal import Moments
internal import NIOCore
internal import Wire

/// Calls of one connection that begin when its peer has read more of what it was answered, oldest first.
///
/// They hold their places and their requests, and their deadlines pass.
struct WaitingCalls {
  struct Call {
    var request: ServerRequest
    let arrived: Moment
  }

  private var calls = CircularBuffer<Call>()
  /// Bytes of their requests.
  private(set) var byteCount = 0

  var isEmpty: Bool { calls.isEmpty }

  mutating func add(_ request: ServerRequest, arrived: Moment) {
    var request = request
    // A slice would keep all that arrived together with it.
    request.message = ByteBuffer(bytes: request.message.readableBytesView)
    byteCount += request.message.readableBytes
    calls.append(Call(request: request, arrived: arrived))
  }

  mutating func next() -> Call? {
    guard let call = calls.popFirst() else { return nil }
    byteCount -= call.request.message.readableBytes
    return call
  }

  /// Takes out a call that will not begin; nil where it does not wait.
  mutating func remove(_ id: UInt64) -> Call? {
    guard let index = calls.firstIndex(where: { $0.request.call == id }) else { return nil }
    let call = calls.remove(at: index)
    byteCount -= call.request.message.readableBytes
    return call
  }

  mutating func removeAll() {
    calls = CircularBuffer()
    byteCount = 0
  }
}
