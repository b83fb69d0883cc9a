/// One calendar: its events under their ids. Pure.
struct GoogleCalendar: Sendable {
  private(set) var events: [String: JSONValue] = [:]
  private var order: [String] = []
  private var revision: Int64 = 3_590_440_000_000_000

  /// Most events kept.
  static let capacity = 20_000

  /// Every event, oldest first, deleted ones too.
  var all: [JSONValue] { order.compactMap { events[$0] } }

  /// Makes an event under the id that the client chose, or `fallback`. Throws 400 for a bad id or time, 409 for an id that was
  /// ever used.
  mutating func insert(_ body: JSONValue, fallback: String, organizer: String, at time: Int64) throws(GoogleProblem)
    -> JSONValue
  {
    let id = body["id"]?.text ?? fallback
    guard (5...1_024).contains(id.count), id.allSatisfy({ ("a"..."v").contains($0) || ("0"..."9").contains($0) }) else {
      throw .invalid("Invalid resource id value.")
    }
    guard events[id] == nil else { throw .duplicate }
    _ = try Self.span(of: body)
    guard order.count < Self.capacity else { throw .invalid("The calendar is full.", reason: "quotaExceeded") }
    let text = JSONValue.string(WireTime.text(milliseconds: time))
    var event = body.merging([
      "kind": "calendar#event", "id": .string(id), "status": "confirmed", "etag": nextTag(),
      "htmlLink": .string("https://www.google.com/calendar/event?eid=\(id)"), "created": text, "updated": text,
      "creator": ["email": .string(organizer), "self": true],
      "organizer": ["email": .string(organizer), "self": true],
      "iCalUID": .string("\(id)@google.com"), "sequence": 0, "eventType": "default",
    ])
    if let guests = event["attendees"]?.elements {
      event["attendees"] = .array(guests.map { $0.merging(["responseStatus": $0["responseStatus"] ?? "needsAction"]) })
    }
    events[id] = event
    order.append(id)
    return event
  }

  /// Changes an event; lists are replaced whole. Throws 404, and 412 where `tag` is not the event's.
  mutating func patch(_ id: String, _ body: JSONValue, tag: String?, at time: Int64) throws(GoogleProblem) -> JSONValue
  {
    guard let event = events[id] else { throw .notFound }
    guard tag.map({ $0 == "*" || $0 == event["etag"]?.text }) ?? true else { throw .precondition }
    var changed = event
    for member in body.members ?? [] where !["id", "etag", "kind"].contains(member.name) {
      changed[member.name] = member.value.isNull ? nil : member.value
    }
    _ = try Self.span(of: changed)
    changed["etag"] = nextTag()
    changed["updated"] = .string(WireTime.text(milliseconds: time))
    events[id] = changed
    return changed
  }

  /// Cancels an event: its id stays taken. Throws 404, and 410 for one that is cancelled.
  mutating func delete(_ id: String) throws(GoogleProblem) {
    guard var event = events[id] else { throw .notFound }
    guard event["status"] != "cancelled" else { throw .deleted }
    event["status"] = "cancelled"
    event["etag"] = nextTag()
    events[id] = event
  }

  /// The times between `start` and `end`, unix milliseconds, in which events lie, overlapping ones joined.
  func busy(from start: Int64, to end: Int64) -> [JSONValue] {
    var spans: [(start: Int64, end: Int64)] = []
    for event in events.values where event["status"] != "cancelled" && event["transparency"] != "transparent" {
      guard let span = try? Self.span(of: event), span.start < end, span.end > start else { continue }
      spans.append((max(span.start, start), min(span.end, end)))
    }
    var joined: [(start: Int64, end: Int64)] = []
    for span in spans.sorted(by: { $0.start < $1.start }) {
      if let last = joined.last, span.start <= last.end {
        joined[joined.count - 1].end = max(last.end, span.end)
      } else {
        joined.append(span)
      }
    }
    return joined.map { span in
      [
        "start": .string(WireTime.wholeSeconds(milliseconds: span.start)),
        "end": .string(WireTime.wholeSeconds(milliseconds: span.end)),
      ]
    }
  }

  /// When an event lies. A time without an offset needs a zone's name, which is then read as UTC: no zone data is kept here.
  static func span(of event: JSONValue) throws(GoogleProblem) -> (start: Int64, end: Int64) {
    let start = try moment(event["start"], "start")
    let end = try moment(event["end"], "end")
    guard start < end else { throw .invalid("The specified time range is empty.", reason: "timeRangeEmpty") }
    return (start, end)
  }

  private static func moment(_ value: JSONValue?, _ name: String) throws(GoogleProblem) -> Int64 {
    if let date = value?["date"]?.text, let day = WireTime.milliseconds(date + "T00:00:00Z") { return day }
    guard let text = value?["dateTime"]?.text else {
      throw .invalid("Missing \(name) time.", reason: "required")
    }
    if let exact = WireTime.milliseconds(text) { return exact }
    guard value?["timeZone"]?.text != nil else {
      throw .invalid("Missing time zone definition for \(name) time.", reason: "required")
    }
    guard let local = WireTime.milliseconds(text + "Z") else { throw .invalid("Invalid value for: \(name)") }
    return local
  }

  private mutating func nextTag() -> JSONValue {
    revision += 1
    return .string("\"\(revision)\"")
  }
}
