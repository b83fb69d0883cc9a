internal import NIOCore

extension ChannelOptions.Types.SocketOption {
  /// Linux's TCP_USER_TIMEOUT, in milliseconds: how long sent bytes may stay unacknowledged before the kernel gives the
  /// connection up. NIO has no name for it. Source: tcp(7).
  static let tcpUserTimeout = ChannelOptions.Types.SocketOption(level: .tcp, name: NIOBSDSocket.Option(rawValue: 18))
}

/// A peer whose machine vanished is given up after so long, not after the kernel's quarter of an hour.
let tcpUserTimeoutMilliseconds = 10_000
