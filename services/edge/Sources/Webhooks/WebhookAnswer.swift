internal import Hummingbird
internal import Messages
internal import WebhooksAPI

/// What `Ingest` answered, as HTTP.
enum WebhookAnswer {
  /// Throws `Problem` 500 where the answer makes no sense: the provider will send again.
  static func response(to answer: IngestResponse) throws -> Response {
    switch answer.outcome {
    case .accepted: return JSONAnswer.response(status: 200, json: #"{"status":"accepted"}"#)
    case .duplicate: return JSONAnswer.response(status: 200, json: #"{"status":"duplicate"}"#)
    case .answered:
      guard (200...599).contains(answer.status), isHeaderValue(answer.contentType) else {
        throw Problem(500, "internal", "The answer to the question makes no sense.")
      }
      var headers: HTTPFields = [.cacheControl: "no-store"]
      if !answer.contentType.isEmpty { headers[.contentType] = answer.contentType }
      return Response(
        status: HTTPResponse.Status(code: Int(answer.status)), headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body.reveal())))
    case .unspecified, .unrecognized:
      throw Problem(500, "internal", "The delivery's outcome is not known here.")
    }
  }

  /// Printable ASCII only: nothing that could begin another header.
  private static func isHeaderValue(_ text: String) -> Bool {
    text.utf8.count <= 256 && text.utf8.allSatisfy { (0x20...0x7e).contains($0) }
  }
}
