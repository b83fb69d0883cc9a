internal import Foundation
internal import Hummingbird
internal import Identifiers
internal import Logging
internal import NIOCore
internal import Synchronization

/// What the edge knows about one request beside the request.
struct EdgeContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel
  /// Ours, always new: an incoming `X-Request-Id` is not believed.
  let requestID: String
  let startedAt: ContinuousClock.Instant
  let facts: RequestFacts

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
    requestID = UUID.version7().text
    startedAt = .now
    facts = RequestFacts()
  }

  /// The peer's address without its port; `unknown` where it is gone already.
  var remoteAddress: String { channel.remoteAddress?.ipAddress ?? "unknown" }
}

/// What a route finds out while it works, for the access log and for the end of the connection.
final class RequestFacts: Sendable {
  private struct State {
    var provider: String?
    var bodyBytes = 0
    var isBodyRead = false
  }

  private let state = Mutex(State())

  var provider: String? { state.withLock { $0.provider } }
  var bodyBytes: Int { state.withLock { $0.bodyBytes } }
  /// The request has arrived to its last byte.
  var isBodyRead: Bool { state.withLock { $0.isBodyRead } }

  func noteProvider(_ provider: String) { state.withLock { $0.provider = provider } }

  func noteBody(bytes: Int, isComplete: Bool) {
    state.withLock {
      $0.bodyBytes = bytes
      $0.isBodyRead = isComplete
    }
  }
}
