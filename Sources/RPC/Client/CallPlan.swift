internal import Calls
internal import Messages
internal import Moments
internal import NIOCore
internal import Wire

/// One call with everything that holds for all its attempts.
struct CallPlan {
  let method: MethodDescription
  /// Nil for a long-lived call that has none.
  let deadline: Moment?
  /// Time allowed from the start, for the error that says it was too short.
  let timeout: Duration
  let report: CallReport?
  /// What counts the messages of a stream.
  let meter: (any CallMeter)?
  private let trace: TraceContext
  private let meta: Wire.Meta
  private let message: ByteBuffer

  /// Takes over from the call being served: what is left of its deadline, its trace, its request id, and, where both are for
  /// one organization, the token of its principal.
  ///
  /// Throws `INVALID_ARGUMENT` `malformed_metadata`, and `DEADLINE_EXCEEDED` where no time is left.
  init(
    _ method: MethodDescription, _ message: ByteBuffer, options: CallOptions, service: String, meter: (any CallMeter)?,
    now: Moment
  ) throws(RPCError) {
    let served = CallContext.current
    let own = options.timeout ?? (method.isLongLived ? CallShape.forEver : method.defaultTimeout)
    let deadline = served.map { min(now + own, $0.deadlineMoment) } ?? now + own
    guard deadline > now else { throw CallError.late(method, allowed: .zero, isSent: false) }
    self.method = method
    self.timeout = now.duration(to: deadline)
    self.deadline = method.isLongLived && timeout > CallShape.forEver / 2 ? nil : deadline
    self.report = options.report
    self.meter = meter
    self.message = message
    self.trace = (served?.trace ?? .none).child()
    var meta = Wire.Meta()
    if !options.metadata.entries.isEmpty {
      meta.entries = options.metadata.entries.map { Wire.Meta.Entry(key: $0.key, value: $0.value) }
      guard options.metadata.entries.allSatisfy({ !ContextEntry.reserved.contains($0.key) }) else {
        throw CallError.malformedMetadata(method)
      }
    }
    let requestID = options.requestID ?? served?.requestIDToPassOn
    // Without anything to say the entry is left out: the trace names the request.
    if !method.isSystem || options.organizationID != nil || options.actor != nil || requestID != nil {
      meta.entries.append(
        try ContextEntry.make(service: service, options: options, requestID: requestID ?? "", timeLeft: timeout))
    }
    if let token = options.principal ?? served?.principalToken(for: options.organizationID) {
      meta.entries.append(Wire.Meta.Entry(key: ContextEntry.principalKey, value: Array(token.reveal().utf8)))
    }
    guard meta.entries.isEmpty || meta.isSendable else { throw CallError.malformedMetadata(method) }
    self.meta = meta
  }

  func request(attempt: Int) -> ClientRequest {
    ClientRequest(
      method: method.id, shape: method.shape, deadline: deadline, attempt: UInt8(clamping: attempt),
      traceFlags: trace.flags,
      traceHigh: trace.traceHigh, traceLow: trace.traceLow, span: trace.span, meta: meta, message: message)
  }

  /// Bytes of the packed message.
  var messageLength: Int { message.readableBytes }
  /// Bytes of the metadata.
  var metaLength: Int { meta.encodedLength }

  /// Whether messages come or go one by one.
  var isStream: Bool { method.kind != .unary }

  /// Keeps what came beside the answer, for a caller who wants to know.
  func note(_ outcome: ClientCall.Outcome, trailing: Wire.Meta) {
    guard let report, case .ended(let result) = outcome else { return }
    let head: EndHead?
    switch result {
    case .answer(_, let end), .complete(let end), .failure(let end, _): head = end
    case .expired, .cancelled, .notProcessed, .connectionLost, .answerTooLarge, .answerMalformed: head = nil
    }
    report.update { contents in
      contents.attempts += 1
      contents.trailing = Metadata(trailing)
      if let head {
        contents.serverQueue = .microseconds(Int64(head.queueMicroseconds))
        contents.serverTime = .microseconds(Int64(head.serviceMicroseconds))
      }
    }
  }
}

extension Metadata {
  init(_ meta: Wire.Meta) {
    self.init(meta.entries.map { Entry(key: $0.key, value: $0.value) })
  }
}
