import NIOCore
import NIOPosix
import Synchronization
import TestSupport
import Wire

/// A client that sends whatever bytes a test wants and keeps what comes back.
final class RawPeer: Sendable {
  private final class Collector: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    let state: RawPeer

    init(_ state: RawPeer) { self.state = state }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard state.keeps else { return }
      let bytes = Array(unwrapInboundIn(data).readableBytesView)
      state.bytes.withLock { $0 += bytes }
    }

    func channelInactive(context: ChannelHandlerContext) {
      state.closed.store(true, ordering: .releasing)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }

  /// Whether what comes back is kept.
  private let keeps: Bool
  private let bytes = Mutex<[UInt8]>([])
  private let closed = Atomic(false)
  private let channel = Mutex<(any Channel)?>(nil)

  var received: [UInt8] { bytes.withLock { $0 } }
  var text: String { String(decoding: received, as: UTF8.self) }
  var isClosed: Bool { closed.load(ordering: .acquiring) }

  private init(keeps: Bool) {
    self.keeps = keeps
  }

  static func connect(to port: Int, reads: Bool = true, keeps: Bool = true) async throws -> RawPeer {
    let peer = RawPeer(keeps: keeps)
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.autoRead, value: reads)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Collector(peer)) }
      }
      .connect(host: "127.0.0.1", port: port).get()
    peer.channel.withLock { $0 = channel }
    return peer
  }

  /// Connects and shakes hands as `tester`.
  static func open(_ bench: Bench, reads: Bool = true, keeps: Bool = true) async throws -> RawPeer {
    let peer = try await connect(to: bench.port, reads: reads, keeps: keeps)
    var opening = ByteBuffer(bytes: Preamble.bytes)
    var meta = Meta()
    meta.append("service", "tester")
    meta.append("token", Bench.token)
    opening.writeFrame(.settings(SettingsFrame(pairs: SettingsValues().pairs, meta: meta)))
    peer.send(opening)
    return peer
  }

  func send(_ bytes: ByteBuffer) {
    channel.withLock { $0 }?.writeAndFlush(bytes, promise: nil)
  }

  /// Sends, and waits until the bytes have left or the connection has ended.
  func sent(_ bytes: ByteBuffer) async {
    guard let channel = channel.withLock({ $0 }) else { return }
    // That it has ended shows in `isClosed`.
    try? await channel.writeAndFlush(bytes).get()
  }

  func send(_ frames: Frame...) {
    var buffer = ByteBuffer()
    for frame in frames { buffer.writeFrame(frame) }
    send(buffer)
  }

  /// Reads from now on.
  func read() async throws {
    try await channel.withLock { $0 }?.setOption(.autoRead, value: true).get()
  }

  func close() async throws {
    try await channel.withLock { $0 }?.close()
  }

  /// The frames that came back so far.
  var frames: [Frame] {
    var decoder = FrameDecoder()
    var buffer = ByteBuffer(bytes: received.dropFirst(Preamble.bytes.count))
    decoder.append(&buffer)
    var frames: [Frame] = []
    while let frame = try? decoder.next() { frames.append(frame) }
    return frames
  }

  var goAway: GoAwayFrame? {
    for case .goAway(let frame) in frames { return frame }
    return nil
  }

  var ends: [EndFrame] {
    frames.compactMap { if case .end(let frame) = $0 { frame } else { nil } }
  }
}

extension Frame {
  /// A REQUEST of a test method.
  static func request(
    _ call: UInt64, _ method: TestService.Call = TestService.echo, flags: FrameFlags = .last, timeout: UInt32 = 30_000,
    meta: Meta = Meta(), body: [UInt8] = []
  ) -> Frame {
    .request(
      RequestFrame(
        call: call, flags: flags, head: RequestHead(method: method.description.id, timeoutMilliseconds: timeout),
        meta: meta, body: ByteBuffer(bytes: body)))
  }
}
