public import Calls
internal import Synchronization

/// Serves every kind of method, and counts what tests want to know.
public final class EchoServer: EchoService {
  public struct Counts: Equatable, Sendable {
    /// Messages that handlers have read from streams.
    public var read = 0
    /// Messages that handlers have sent into streams.
    public var sent = 0
    public var cancelled = 0
    /// Unary calls.
    public var calls = 0
  }

  private let state = Mutex(Counts())
  private let isStuck: Bool

  /// Where it is stuck, offloaded calls hang until they are cancelled.
  public init(isStuck: Bool = false) {
    self.isStuck = isStuck
  }

  public var counts: Counts { state.withLock { $0 } }

  public func echo(_ request: EchoRequest, context: CallContext) async throws -> EchoResponse {
    state.withLock { $0.calls += 1 }
    return EchoResponse(id: request.id, payload: request.payload)
  }

  public func echoInline(_ request: EchoRequest, context: CallContext) throws -> EchoResponse {
    EchoResponse(id: request.id, payload: request.payload)
  }

  public func echoOffloaded(_ request: EchoRequest, context: CallContext) async throws -> EchoResponse {
    state.withLock { $0.calls += 1 }
    if isStuck {
      do {
        try await Task.sleep(for: .seconds(600))
      } catch {
        state.withLock { $0.cancelled += 1 }
        throw error
      }
    }
    return EchoResponse(id: request.id, payload: request.payload)
  }

  public func count(_ request: CountRequest, context: CallContext, out: Responses<EchoResponse>) async throws {
    var leading = Metadata()
    leading.append("kind", "count")
    context.reply?.sendLeading(leading)
    let payload = [UInt8](repeating: 7, count: Int(request.size))
    do {
      for number in 0..<request.count {
        try await out.send(EchoResponse(id: "\(number)", payload: payload))
        state.withLock { $0.sent += 1 }
      }
    } catch {
      state.withLock { $0.cancelled += 1 }
      throw error
    }
    var trailing = Metadata()
    trailing.append("sent", "\(request.count)")
    context.reply?.setTrailing(trailing)
    guard request.fail.isEmpty else {
      throw RPCError(
        .failedPrecondition, reason: request.fail, message: "It failed at the end.",
        details: [RPCError.Detail(type: "switchboard.common.v1.Money", value: [8, 1])])
    }
  }

  public func watch(_ request: CountRequest, context: CallContext, out: Responses<EchoResponse>) async throws {
    do {
      while true {
        try await out.send(EchoResponse(payload: [UInt8](repeating: 7, count: Int(request.size))))
        state.withLock { $0.sent += 1 }
        if request.count == 0 { try await Task.sleep(for: .seconds(600)) }
      }
    } catch {
      state.withLock { $0.cancelled += 1 }
      throw error
    }
  }

  public func gather(_ requests: IncomingMessages<EchoRequest>, context: CallContext) async throws -> GatherResponse {
    var answer = GatherResponse()
    for try await request in requests {
      state.withLock { $0.read += 1 }
      answer.count += 1
      answer.bytes += UInt64(request.payload.count)
      if request.id == "enough" { return answer }
      if request.id == "hang" { try await Task.sleep(for: .seconds(600)) }
    }
    return answer
  }

  public func converse(
    _ requests: IncomingMessages<EchoRequest>, context: CallContext, out: Responses<EchoResponse>
  ) async throws {
    for try await request in requests {
      state.withLock { $0.read += 1 }
      if request.id == "fail" { throw RPCError(.aborted, reason: "asked_to", message: "It was asked to fail.") }
      try await out.send(EchoResponse(id: request.id, payload: request.payload))
    }
  }
}
