internal import NIOCore

extension ChannelOptions.Types.SocketOption {
  /// Linux's TCP_USER_TIMEOUT, in milliseconds: how long sent bytes may stay unacknowledged before the kernel gives the
  /// connection up. NIO has no name for it. Source: tcp(7).
  static let tcpUserTimeout = ChannelOptions.Types.SocketOption(level: .tcp, name: NIOBSDSocket.Option(rawValue: 18))
}

/// A peer whose machine vanished is given up after so long, not after the kernel's quarter of an hour.
let tcpUserTimeoutMilliseconds = 10_000

/// Sends small frames at once and gives vanished peers up early. Sockets that are not TCP's have no such options.
func setTCPOptions(of channel: any Channel) -> EventLoopFuture<Void> {
  guard channel.localAddress?.protocol != .unix else { return channel.eventLoop.makeSucceededVoidFuture() }
  return channel.setOption(.tcpOption(.tcp_nodelay), value: 1).flatMap {
    channel.setOption(ChannelOptions.Types.SocketOption.tcpUserTimeout, value: tcpUserTimeoutMilliseconds)
  }
}
