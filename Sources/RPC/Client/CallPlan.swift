internal import Calls
internal import Messages
internal import Wire

/// One call with everything that holds for all its attempts.
struct CallPlan {
  let method: MethodDescription
  let deadline: ContinuousClock.Instant
  /// Time allowed from the start, for the error that says it was too short.
  let timeout: Duration
  private let trace: TraceContext
  private let meta: Wire.Meta
  private let message: [UInt8]

  /// Takes over from the call being served: what is left of its deadline, its trace, its request id.
  ///
  /// Throws `INVALID_ARGUMENT` `malformed_metadata`, and `DEADLINE_EXCEEDED` where no time is left.
  init(
    _ method: MethodDescription, _ message: [UInt8], options: CallOptions, service: String,
    now: ContinuousClock.Instant
  ) throws(RPCError) {
    let served = CallContext.current
    let own = now + (options.timeout ?? method.defaultTimeout)
    let deadline = served.map { min(own, $0.deadline) } ?? own
    guard deadline > now else { throw CallError.late(method, allowed: .zero, isSent: false) }
    self.method = method
    self.deadline = deadline
    self.timeout = now.duration(to: deadline)
    self.message = message
    self.trace = (served?.trace ?? .none).child()
    var meta = Wire.Meta(options.metadata.entries.map { Wire.Meta.Entry(key: $0.key, value: $0.value) })
    meta.entries.append(
      try ContextEntry.make(
        service: service, options: options,
        requestID: options.requestID ?? served?.requestID ?? ContextEntry.newRequestID(), timeLeft: timeout))
    guard meta.isSendable, options.metadata[ContextEntry.key] == nil else { throw CallError.malformedMetadata(method) }
    self.meta = meta
  }

  func request(attempt: Int) -> ClientRequest {
    ClientRequest(
      method: method.id, deadline: deadline, attempt: UInt8(clamping: attempt), traceFlags: trace.flags,
      traceHigh: trace.traceHigh, traceLow: trace.traceLow, span: trace.span, meta: meta, message: message)
  }

  var messageLength: Int { message.count }
  var metadataLength: Int { meta.encodedLength }
}
