import Calls
import Messages
import Synchronization
import WebhooksAPI

/// The webhooks service as the edge sees it: answers what the test says and remembers what it was asked.
final class FakeWebhooks: Caller {
  typealias Answer = @Sendable (IngestRequest, CallOptions) async throws(RPCError) -> IngestResponse

  private let answer: Answer
  private let seen = Mutex<[(request: IngestRequest, options: CallOptions)]>([])

  init(_ answer: @escaping Answer = { _, _ in IngestResponse(outcome: .accepted, inboxID: "i") }) {
    self.answer = answer
  }

  /// All deliveries so far.
  var deliveries: [(request: IngestRequest, options: CallOptions)] { seen.withLock { $0 } }

  func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    guard method.name == WebhooksMethods.ingest.description.name else {
      throw RPCError(.unimplemented, reason: "unknown_method", message: "Only Ingest is here.")
    }
    do {
      let request = try IngestRequest(serialized: request)
      seen.withLock { $0.append((request, options)) }
      return try await answer(request, options).serialized()
    } catch let error as RPCError {
      throw error
    } catch {
      throw RPCError(.internal, reason: "malformed_message", message: "\(error)")
    }
  }
}
