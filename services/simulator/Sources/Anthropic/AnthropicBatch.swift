/// A batch of messages: it ends when its time has come, was cancelled or 24 hours are over. Pure: time comes with each question.
struct AnthropicBatch: Sendable {
  let id: String
  let createdAt: Int64
  /// When it would end by itself.
  let endsAt: Int64
  /// One line for each request, as the results will have it.
  private let results: [JSONValue]
  private var canceledAt: Int64?

  /// A batch expires after this time, in milliseconds.
  static let lifetime: Int64 = 86_400_000
  /// Results are kept this long.
  static let retention: Int64 = 29 * 86_400_000

  init(id: String, createdAt: Int64, duration: Int64, results: [JSONValue]) {
    self.id = id
    self.createdAt = createdAt
    endsAt = createdAt + min(duration, Self.lifetime)
    self.results = duration > Self.lifetime ? results.map { Self.outcome("expired", of: $0) } : results
  }

  func hasEnded(at time: Int64) -> Bool { time >= endsAt || (canceledAt.map { time >= $0 } ?? false) }

  /// Cancels what is not done; a batch that has ended stays as it is.
  mutating func cancel(at time: Int64) {
    if !hasEnded(at: time), canceledAt == nil { canceledAt = time + 1 }
  }

  /// The lines of the results; nil until it has ended.
  func lines(at time: Int64) -> [JSONValue]? {
    guard hasEnded(at: time) else { return nil }
    return canceledAt == nil ? results : results.map { Self.outcome("canceled", of: $0) }
  }

  func json(origin: String, at time: Int64) -> JSONValue {
    let ended = lines(at: time)
    func count(_ type: String) -> JSONValue {
      .integer(Int64(ended?.count { $0["result"]?["type"]?.text == type } ?? 0))
    }
    let endTime = canceledAt ?? endsAt
    return [
      "id": .string(id), "type": "message_batch",
      "processing_status": ended != nil ? "ended" : canceledAt != nil ? "canceling" : "in_progress",
      "request_counts": [
        "processing": .integer(ended == nil ? Int64(results.count) : 0), "succeeded": count("succeeded"),
        "errored": count("errored"), "canceled": count("canceled"), "expired": count("expired"),
      ],
      "created_at": .string(WireTime.text(milliseconds: createdAt)),
      "expires_at": .string(WireTime.text(milliseconds: createdAt + Self.lifetime)),
      "ended_at": ended == nil ? nil : .string(WireTime.text(milliseconds: endTime)), "archived_at": nil,
      "cancel_initiated_at": .optional(canceledAt.map { WireTime.text(milliseconds: $0 - 1) }),
      "results_url": ended == nil ? nil : .string("\(origin)/v1/messages/batches/\(id)/results"),
    ]
  }

  static func outcome(_ type: String, of line: JSONValue) -> JSONValue {
    line.merging(["result": ["type": .string(type)]])
  }
}
