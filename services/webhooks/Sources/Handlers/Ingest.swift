internal import Calls
internal import Messages
internal import WebhooksAPI

extension WebhooksHandlers {
  func ingest(_ request: IngestRequest, context: CallContext) async throws -> IngestResponse {
    let outcome = try await ingestion.accept(
      Ingestion.Delivery(
        provider: request.provider, sourceToken: request.sourceToken.reveal(), method: request.method,
        url: request.url.reveal(),
        headers: Dictionary(
          request.headers.map { ($0.name.lowercased(), $0.value.reveal()) }, uniquingKeysWith: { first, _ in first }),
        body: request.body.reveal(), remoteAddress: request.remoteAddress))
    switch outcome {
    case .stored(let receipt):
      return IngestResponse(
        outcome: receipt.isDuplicate ? .duplicate : .accepted, inboxID: "\(receipt.inboxID)")
    case .answered(let answer):
      return IngestResponse(
        outcome: .answered, status: answer.status, contentType: answer.contentType, body: Sensitive(answer.body))
    }
  }
}
