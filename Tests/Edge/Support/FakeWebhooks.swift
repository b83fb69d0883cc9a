import Calls
import Messages
import Synchronization
import WebhooksAPI

/// The webhooks service as the edge sees it: answers what the test says and remembers what it was asked.
final class FakeWebhooks: Caller {
  typealias Answer = @Sendable (IngestRequest, CallOptions) async throws(RPCError) -> IngestResponse
  typealias Sources = @Sendable ([SourcePath]) async throws(RPCError) -> [Bool]

  private let answer: Answer
  private let sources: Sources?
  private let seen = Mutex<[(request: IngestRequest, options: CallOptions)]>([])
  private let asked = Mutex<[[SourcePath]]>([])

  /// One that does not know the question yet which sources there are.
  convenience init(_ answer: @escaping Answer = { _, _ in IngestResponse(outcome: .accepted, inboxID: "i") }) {
    self.init(sources: nil, answer)
  }

  init(
    sources: Sources?, _ answer: @escaping Answer = { _, _ in IngestResponse(outcome: .accepted, inboxID: "i") }
  ) {
    self.answer = answer
    self.sources = sources
  }

  /// All deliveries so far.
  var deliveries: [(request: IngestRequest, options: CallOptions)] { seen.withLock { $0 } }
  /// All questions so far which sources there are.
  var questions: [[SourcePath]] { asked.withLock { $0 } }

  func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    do {
      if method.name == WebhooksMethods.findSources.description.name, let sources {
        let paths = try FindSourcesRequest(serialized: request).paths
        asked.withLock { $0.append(paths) }
        return try FindSourcesResponse(live: try await sources(paths)).serialized()
      }
      guard method.name == WebhooksMethods.ingest.description.name else {
        throw RPCError(.unimplemented, reason: "unknown_method", message: "There is no such method here.")
      }
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
