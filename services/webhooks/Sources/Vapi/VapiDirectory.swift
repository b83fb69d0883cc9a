internal import Foundation
internal import Outbound

/// Vapi's list of calls, newest first and without a cursor: a full page is followed by what is older than its oldest call.
/// Source: Vapi OpenAPI, `GET /call`.
enum VapiDirectory {
  static func query(_ window: ListWindow) -> [OutboundField] {
    [
      OutboundField("limit", String(ListWindow.pageSize)), OutboundField("createdAtGe", text(window.from)),
      OutboundField("createdAtLt", window.cursor.isEmpty ? text(window.to) : window.cursor),
    ]
  }

  static func page(_ answer: [UInt8], of window: ListWindow) throws -> ListedPage {
    guard let items = parsedJSON(answer) as? [JSONObject] else {
      throw CallDirectory.Refusal(reason: "provider_answer_unreadable")
    }
    let oldest = items.compactMap { $0["createdAt"] as? String }.min()
    // A page whose calls all began in one moment would come again for ever.
    let next = items.count >= ListWindow.pageSize && oldest != window.cursor ? oldest : nil
    return ListedPage(calls: items.compactMap(call), next: next.flatMap { $0.utf8.count <= 40 ? $0 : nil })
  }

  /// A call object as the report that tells it; nil for one that is not over.
  static func call(_ object: JSONObject) -> ListedCall? {
    guard object["status"] as? String == "ended", let id = object["id"] as? String else { return nil }
    var message: JSONObject = ["type": "end-of-call-report", "call": object]
    for member in ["endedReason", "startedAt", "endedAt", "analysis", "artifact"] { message[member] = object[member] }
    for member in ["customer", "phoneNumber", "assistant"] where object[member] is JSONObject {
      message[member] = object[member]
    }
    guard let body = canonicalJSON(["message": message]) else { return nil }
    return ListedCall(
      delivery: SignedDelivery(
        method: "POST", url: "", headers: ["content-type": "application/json"], body: body, nowMilliseconds: 0),
      providerCallID: id)
  }

  private static func text(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
