import Synchronization

@testable import Outbound

/// Answers as told, and remembers what was sent.
final class ScriptedTransport: OutboundTransport {
  private struct State {
    var sent: [TransportRequest] = []
    var answer: @Sendable (TransportRequest) async throws(TransportError) -> OutboundResponse
  }

  private let state: Mutex<State>

  init(_ answer: @escaping @Sendable (TransportRequest) async throws(TransportError) -> OutboundResponse) {
    state = Mutex(State(answer: answer))
  }

  /// Always this status.
  convenience init(status: Int, headers: [(name: String, value: String)] = []) {
    self.init { _ throws(TransportError) in OutboundResponse(status: status, headers: headers, body: []) }
  }

  /// Never an answer, for this reason.
  convenience init(failing error: TransportError) {
    self.init { _ throws(TransportError) in throw error }
  }

  var sent: [TransportRequest] { state.withLock { $0.sent } }

  /// From now on.
  func answer(with status: Int) {
    state.withLock { state in
      state.answer = { _ throws(TransportError) in OutboundResponse(status: status, headers: [], body: []) }
    }
  }

  func send(_ request: TransportRequest) async throws(TransportError) -> OutboundResponse {
    let answer = state.withLock { state in
      state.sent.append(request)
      return state.answer
    }
    return try await answer(request)
  }
}
