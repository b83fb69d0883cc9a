import NIOCore
import NIOPosix
import Wire

/// Shakes hands and never says anything again.
struct SilentServer {
  private let channel: any Channel
  let port: Int

  static func start() async throws -> SilentServer {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Opening()) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return SilentServer(channel: channel, port: channel.localAddress?.port ?? 0)
  }

  func stop() async throws {
    try await channel.close()
  }

  private final class Opening: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelActive(context: ChannelHandlerContext) {
      var bytes = ByteBuffer(bytes: Preamble.bytes)
      bytes.writeFrame(.settings(SettingsFrame(pairs: SettingsValues(minimumPingMilliseconds: 100).pairs)))
      context.writeAndFlush(NIOAny(bytes), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}
  }
}
