internal import NIOCore

/// A message that is being put together from its parts, and the window that bounds it.
struct IncomingMessage {
  private(set) var bytes: [UInt8] = []
  /// Body bytes that the peer may still send.
  private(set) var window: Int
  /// Nothing is kept: the window is still accounted for, because the peer may not know yet.
  private(set) var isDiscarded = false

  init(window: Int) {
    self.window = window
  }

  /// Takes a part. Throws where it is longer than the window.
  mutating func append(_ body: ByteBuffer) throws(ProtocolFault) {
    guard body.readableBytes <= window else { throw .flowControl("more bytes than the window") }
    window -= body.readableBytes
    if !isDiscarded { bytes.append(contentsOf: body.readableBytesView) }
  }

  mutating func grant(_ credit: Int) {
    window += credit
  }

  mutating func discard() {
    isDiscarded = true
    bytes = []
  }
}
