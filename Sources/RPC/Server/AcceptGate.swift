internal import NIOCore

/// Stops accepting while the server has as many connections as it may: the rest waits in the kernel's backlog.
///
/// It counts where connections are accepted, because their own event loops learn of them later. The listening channel
/// must accept one at a time (`maxMessagesPerRead` 1), else a batch would pass the limit.
final class AcceptGate: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias InboundOut = any Channel
  typealias OutboundIn = Never

  private let maximum: Int
  private var accepted = 0
  private var context: ChannelHandlerContext?
  private var isHeld = false

  init(maximum: Int) {
    self.maximum = maximum
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    accepted += 1
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    unwrapInboundIn(data).closeFuture.hop(to: context.eventLoop).whenComplete { _ in bound.value.leave() }
    context.fireChannelRead(data)
  }

  func read(context: ChannelHandlerContext) {
    isHeld = accepted >= maximum
    if !isHeld { context.read() }
  }

  private func leave() {
    accepted -= 1
    guard isHeld, let context else { return }
    read(context: context)
  }
}
