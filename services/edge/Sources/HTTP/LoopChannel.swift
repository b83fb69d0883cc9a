internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import RPC

/// HTTP/1.1 whose requests are answered on the thread of their connection's event loop, where a call to a service behind
/// the edge has its connection too: between a request and its answer no other thread is woken.
///
/// Handlers must therefore neither block nor compute for long: those of the JSON API leave the thread.
struct LoopChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  private let http: HTTP1Channel

  init(_ http: HTTP1Channel) {
    self.http = http
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    http.setup(channel: channel, logger: logger)
  }

  @concurrent
  func handle(value: Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopExecutor.of(value.channel)) {
      await http.handle(value: value, logger: logger)
    }
  }
}

extension HTTPServerBuilder {
  /// The same as `http1`, on the connections' own threads.
  static func onLoops(_ configuration: HTTP1Channel.Configuration) -> HTTPServerBuilder {
    HTTPServerBuilder { LoopChannel(HTTP1Channel(responder: $0, configuration: configuration)) }
  }
}
