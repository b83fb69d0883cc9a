/// What clients asked a stand-in: counts of all, the last requests in full.
struct RequestLog: Sendable {
  /// Requests kept.
  static let capacity = 2_000
  /// Bytes of a body kept.
  static let bodyLimit = 65_536

  private(set) var total: Int64 = 0
  private var counts: [String: Int64] = [:]
  private var recent: [JSONValue] = []

  /// `status` is nil where no answer was given.
  mutating func append(_ request: ProviderRequest, operation: String, status: Int?, fault: Fault?) {
    total += 1
    counts[operation, default: 0] += 1
    if recent.count >= Self.capacity { recent.removeFirst(recent.count - Self.capacity + 1) }
    let query: [JSONValue.Member] = request.query.fields.map { .init($0.name, .string($0.value)) }
    recent.append([
      "at_ms": .integer(request.time), "operation": .string(operation), "method": .string(request.method),
      "path": .string(request.pathText), "query": .object(query), "status": .optional(status.map(Int64.init)),
      "fault": .optional(fault?.kind.rawValue), "idempotency_key": .optional(request.headers["idempotency-key"]),
      "body": .string(String(decoding: request.body.prefix(Self.bodyLimit), as: UTF8.self)),
    ])
  }

  var json: JSONValue {
    [
      "total": .integer(total),
      "by_operation": .object(counts.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) }),
      "items": .array(recent),
    ]
  }
}
