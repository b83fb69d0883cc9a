internal import Calls
internal import Messages
internal import WebhooksAPI

extension WebhooksHandlers {
  func ingest(_ request: IngestRequest, context: CallContext) async throws -> IngestResponse {
    let receipt = try await ingestion.accept(
      Ingestion.Delivery(
        provider: request.provider, sourceToken: request.sourceToken.reveal(), method: request.method,
        headers: Dictionary(
          request.headers.map { ($0.name.lowercased(), $0.value.reveal()) }, uniquingKeysWith: { first, _ in first }),
        body: request.body.reveal(), remoteAddress: request.remoteAddress))
    return IngestResponse(
      outcome: receipt.isDuplicate ? .duplicate : .accepted, inboxID: "\(receipt.inboxID)")
  }
}
