internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The control routes: `POST /simulator/retell/calls`, `GET /simulator/retell/deliveries` (`?call_id=`), `GET /healthz`.
enum SimulatorRoutes {
  /// Most bytes of a control request.
  static let maximumBodyBytes = 65_536

  static func make(queue: CallQueue, log: DeliveryLog) -> Router<BasicRequestContext> {
    let router = Router()
    router.get("/healthz") { _, _ in answer(.ok, ["status": "alive"]) }
    router.post("/simulator/retell/calls") { request, _ in
      let body = try await request.body.collect(upTo: maximumBodyBytes)
      let call: RetellCallRequest
      do {
        call = try JSONDecoder().decode(RetellCallRequest.self, from: Data(body.readableBytesView))
      } catch {
        return answer(.badRequest, ["error": .string(explain(error))])
      }
      guard let accepted = queue.accept(call) else {
        return answer(.tooManyRequests, ["error": "The queue is full."])
      }
      return answer(
        .accepted,
        [
          "call_id": .string(accepted.script.callID), "deliveries": .integer(Int64(accepted.plan.entries.count)),
        ])
    }
    router.get("/simulator/retell/deliveries") { request, _ in
      let callID = request.uri.queryParameters["call_id"].map(String.init)
      return answer(.ok, ["items": .array(log.deliveries(ofCall: callID).map(\.json))])
    }
    return router
  }

  private static func answer(_ status: HTTPResponse.Status, _ content: JSONValue) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: content.json())))
  }

  private static func explain(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      (context.codingPath.map(\.stringValue) + [context.debugDescription]).joined(separator: ": ")
    default: "not a JSON object of the documented form"
    }
  }
}
