internal import Foundation
internal import WebhooksAPI

/// Items of an event stream as text. Source: HTML, 9.2 "Server-sent events".
enum ServerSentEvent {
  /// How long a browser waits before it comes back, in milliseconds.
  static let opening = "retry: 3000\n\n"

  /// One item. Where there is no event, its number alone goes out, which a browser keeps for its return.
  static func text(of item: StreamEventsResponse) -> String {
    if item.isReset { return "event: reset\nid: \(item.cursor)\ndata: {}\n\n" }
    guard let event = item.event else { return ": nothing new\nid: \(item.cursor)\n\n" }
    return "event: \(event.kind)\nid: \(item.cursor)\n\(lines(of: json(event)))\n"
  }

  /// The event as one object. Its payload is an object already; webhooks took nothing else.
  private static func json(_ event: StreamEvent) -> String {
    let at = event.at.map { "\"\($0)\"" } ?? "null"
    return #"{"sequence":\#(event.sequence),"event_id":"\#(event.eventID)","kind":"\#(event.kind)","at":\#(at),"#
      + #""payload":\#(event.payload)}"#
  }

  /// Every line of `text` as a line of data: a line break would end the field.
  private static func lines(of text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { "data: \($0)\n" }.joined()
  }
}
