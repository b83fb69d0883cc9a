internal import Foundation

/// Retell's list of calls. Source: retell-sdk, `types/call_list_params.py` and `call_list_response.py`.
///
/// Two passes: calls by their beginning, and then those that never connected, which have none, by their end.
enum RetellDirectory {
  private static let secondPass = "unconnected:"

  static func query(_ window: ListWindow) -> [UInt8] {
    let isSecond = window.cursor.hasPrefix(secondPass)
    let range: JSONObject = [
      "type": "range", "op": "bt", "value": [window.fromMilliseconds, window.toMilliseconds],
    ]
    var query: JSONObject = [
      "filter_criteria": [
        isSecond ? "end_timestamp" : "start_timestamp": range,
        "call_status": ["type": "enum", "op": "in", "value": isSecond ? ["not_connected"] : ["ended", "error"]],
      ] as JSONObject,
      "sort_order": "ascending", "limit": ListWindow.pageSize,
    ]
    let key = isSecond ? String(window.cursor.dropFirst(secondPass.count)) : window.cursor
    if !key.isEmpty { query["pagination_key"] = key }
    return canonicalJSON(query) ?? []
  }

  static func page(_ answer: [UInt8], of window: ListWindow) throws -> ListedPage {
    guard let object = parsedJSON(answer) as? JSONObject, let items = object["items"] as? [JSONObject] else {
      throw CallDirectory.Refusal(reason: "provider_answer_unreadable")
    }
    let isSecond = window.cursor.hasPrefix(secondPass)
    var next: String?
    if object["has_more"] as? Bool == true, let key = object["pagination_key"] as? String, key.utf8.count <= 4_096 {
      next = (isSecond ? secondPass : "") + key
    } else if !isSecond {
      next = secondPass
    }
    return ListedPage(
      calls: items.compactMap { item in
        var listed = call(item)
        listed?.isPartial = true
        return listed
      }, next: next)
  }

  /// A call object as the event that tells it; nil for one that is not over.
  static func call(_ object: JSONObject) -> ListedCall? {
    guard let id = object["call_id"] as? String,
      ["ended", "error", "not_connected"].contains(object["call_status"] as? String)
    else { return nil }
    let event = object["call_analysis"] is JSONObject ? "call_analyzed" : "call_ended"
    guard let body = canonicalJSON(["event": event, "call": object]) else { return nil }
    return ListedCall(
      delivery: SignedDelivery(method: "POST", url: "", headers: [:], body: body, nowMilliseconds: 0),
      providerCallID: id)
  }
}
