internal import Foundation
internal import Outbound

/// Twilio's list of calls. Source: twilio-python, `rest/api/v2010/account/call`, and `base/page.py`.
enum TwilioDirectory {
  /// The next page's own query where there is one: its parts are never made up.
  static func query(_ window: ListWindow) -> [OutboundField] {
    guard window.cursor.isEmpty else {
      return (TwilioForm(Array(window.cursor.utf8))?.parameters ?? []).map {
        OutboundField(String(decoding: $0.name, as: UTF8.self), String(decoding: $0.value, as: UTF8.self))
      }
    }
    let style = Date.ISO8601FormatStyle().year().month().day()
    // Days are whole in Twilio's filter; what lies beyond the window is harmless.
    return [
      OutboundField("PageSize", String(ListWindow.pageSize)),
      OutboundField("StartTime>", window.from.formatted(style)),
      OutboundField("StartTime<", window.to.addingTimeInterval(86_400).formatted(style)),
    ]
  }

  static func page(_ answer: [UInt8]) throws -> ListedPage {
    guard let object = parsedJSON(answer) as? JSONObject, let items = object["calls"] as? [JSONObject] else {
      throw CallDirectory.Refusal(reason: "provider_answer_unreadable")
    }
    let next = (object["next_page_uri"] as? String).flatMap { uri in
      uri.firstIndex(of: "?").map { String(uri[uri.index(after: $0)...]) }
    }
    return ListedPage(calls: items.compactMap(call), next: next.flatMap { $0.utf8.count <= 4_096 ? $0 : nil })
  }

  /// A call as the status callback that tells it; nil for one that is not over.
  static func call(_ object: JSONObject) -> ListedCall? {
    guard let id = object["sid"] as? String, let account = object["account_sid"] as? String,
      let status = object["status"] as? String,
      ["completed", "busy", "failed", "no-answer", "canceled"].contains(status)
    else { return nil }
    let fields: [(String, String?)] = [
      ("AccountSid", account), ("CallSid", id), ("CallStatus", status), ("From", object["from"] as? String),
      ("To", object["to"] as? String), ("Direction", object["direction"] as? String),
      ("CallDuration", object["duration"] as? String), ("Timestamp", object["end_time"] as? String),
      ("CallbackSource", "call-list"),
    ]
    let body = fields.compactMap { name, value in value.map { "\(name)=\(encoded($0))" } }.joined(separator: "&")
    return ListedCall(
      delivery: SignedDelivery(
        method: "POST", url: "", headers: ["content-type": "application/x-www-form-urlencoded"],
        body: Array(body.utf8), nowMilliseconds: 0),
      providerCallID: id)
  }

  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: text.utf8.flatMap { byte -> [UInt8] in
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): [byte]
        default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }, as: UTF8.self)
  }
}
