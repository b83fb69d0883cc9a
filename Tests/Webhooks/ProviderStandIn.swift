import Foundation
import Synchronization

@testable import Outbound

/// Answers in the providers' place, and notes what it was asked.
final class ProviderStandIn: OutboundTransport {
  struct Asked: Sendable {
    var method: String
    var url: String
    var authorization: String
    var body: [UInt8]
  }

  typealias Answer = @Sendable (Asked) throws(TransportError) -> (status: Int, body: [UInt8])

  private let state = Mutex<(asked: [Asked], answer: Answer?)>(([], nil))

  var asked: [Asked] { state.withLock { $0.asked } }

  /// From now on `answer` answers.
  func answer(_ answer: @escaping Answer) { state.withLock { $0.answer = answer } }

  func send(_ request: TransportRequest) async throws(TransportError) -> OutboundResponse {
    let asked = Asked(
      method: request.method, url: request.url,
      authorization: request.headers.first { $0.name.lowercased() == "authorization" }?.value ?? "",
      body: request.body ?? [])
    let answer = state.withLock { state in
      state.asked.append(asked)
      return state.answer
    }
    guard let answer else { throw .connectionFailed }
    let (status, body) = try answer(asked)
    return OutboundResponse(status: status, headers: [], body: body)
  }
}
