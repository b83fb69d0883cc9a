internal import Calls
internal import Synchronization
internal import Wire

/// Who may connect to this server, and which calls are let in.
final class ServerAdmission: ServerPolicy {
  let methods: MethodTable
  let interceptors: [any ServerInterceptor]
  private let credentials: [String: String]
  let observer: (any RPCObserver)?
  private let maximumRunningCalls: Int
  private let runningCalls = Atomic(0)

  init(
    methods: MethodTable, configuration: RPCServerConfiguration, interceptors: [any ServerInterceptor],
    observer: (any RPCObserver)?
  ) {
    self.interceptors = interceptors
    self.methods = methods
    self.credentials = configuration.credentials
    self.maximumRunningCalls = configuration.maximumRunningCalls
    self.observer = observer
  }

  func authenticate(_ meta: Wire.Meta) -> PeerIdentity? {
    guard let identity = PeerMeta.identity(meta), let given = meta[PeerMeta.token] else { return nil }
    // An unknown name is compared too, so that the time does not tell which names exist.
    let expected = credentials[identity.service]
    let isEqual = isEqualInConstantTime(expected ?? "no such caller", given)
    guard let expected, !expected.isEmpty, isEqual else { return nil }
    return identity
  }

  func admit(_ request: RequestFrame, from peer: PeerIdentity) -> Admission {
    guard let method = methods[request.head.method]?.method else {
      tell("other", peer, .unimplemented)
      return .refused(
        Refusal(
          code: StatusCode.unimplemented.rawValue, bits: [.notProcessed, .noRetry], reason: "unknown_method",
          message: "The method is not served here."))
    }
    guard method.allows(caller: peer.service) else {
      tell(method.name, peer, .permissionDenied)
      return .refused(
        Refusal(
          code: StatusCode.permissionDenied.rawValue, bits: [.notProcessed, .noRetry], reason: "caller_not_allowed",
          message: "\(peer.service) may not call \(method.name)."))
    }
    guard runningCalls.load(ordering: .relaxed) < maximumRunningCalls else {
      tell(method.name, peer, .resourceExhausted)
      return .refused(
        Refusal(
          code: StatusCode.resourceExhausted.rawValue, retryAfterMilliseconds: 100, reason: "server_overloaded",
          message: "The server runs \(maximumRunningCalls) calls, which is its limit."))
    }
    return .accepted(method.shape)
  }

  func pack(reason: String, message: String) -> [UInt8] {
    RPCError(.unknown, reason: reason, message: message).end().body
  }

  func handlerStarted() {
    runningCalls.add(1, ordering: .relaxed)
  }

  func handlerReturned() {
    runningCalls.subtract(1, ordering: .relaxed)
  }

  private func tell(_ method: String, _ peer: PeerIdentity, _ code: StatusCode) {
    observer?.meter(method: method, peer: peer.service).refused(code)
  }
}

extension MethodDescription {
  /// What the wire has to know of the method.
  var shape: CallShape {
    CallShape(
      streamsRequests: kind.streamsRequests, streamsResponses: kind.streamsResponses, isLongLived: isLongLived)
  }
}
