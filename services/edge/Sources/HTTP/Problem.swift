internal import Calls
internal import Foundation
internal import Hummingbird

/// A refusal or failure as it is answered: RFC 9457's problem details with our `reason` and `request_id`.
struct Problem: Error, Sendable {
  var status: Int
  /// Stable, lower snake case: what callers branch on.
  var reason: String
  /// One sentence for people, without secrets and without what the caller sent.
  var detail: String
  /// Sent as whole seconds, rounded up, at least 1.
  var retryAfter: Duration?
  /// What the path's resource can do, for 405.
  var allow: String?

  init(_ status: Int, _ reason: String, _ detail: String, retryAfter: Duration? = nil, allow: String? = nil) {
    self.status = status
    self.reason = reason
    self.detail = detail
    self.retryAfter = retryAfter
    self.allow = allow
  }

  static let contentType = "application/problem+json"

  func response(requestID: String) -> Response {
    let body = Body(
      type: "urn:switchboard:problem:\(reason)", title: Self.title(of: status), status: status, detail: detail,
      reason: reason, requestID: requestID)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(body)) ?? Data()
    var headers: HTTPFields = [.contentType: Self.contentType, .cacheControl: "no-store"]
    if let seconds = retryAfterSeconds { headers[.retryAfter] = "\(seconds)" }
    if let allow { headers[.allow] = allow }
    if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
    return Response(
      status: HTTPResponse.Status(code: status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
  }

  private var retryAfterSeconds: Int64? {
    guard let retryAfter else { return nil }
    let (seconds, attoseconds) = retryAfter.components
    return max(1, seconds + (attoseconds > 0 ? 1 : 0))
  }

  private struct Body: Encodable {
    var type: String
    var title: String
    var status: Int
    var detail: String
    var reason: String
    var requestID: String

    enum CodingKeys: String, CodingKey {
      case type, title, status, detail, reason
      case requestID = "request_id"
    }
  }
}
