internal import Hummingbird
internal import NIOCore

/// A request's context with the connection it came on: a stand-in can close it without an answer.
struct SimulatorContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}
