/// Results under their idempotency keys. Source: Stripe's documentation, "Idempotent requests".
struct IdempotencyRecords: Sendable {
  private struct Record: Sendable {
    var fingerprint: String
    var response: ProviderResponse
    var time: Int64
  }

  /// What a key says about a request.
  enum Finding: Sendable, Hashable {
    case unknown
    case replay(ProviderResponse)
    case mismatch
  }

  /// Keys remembered; beyond it the oldest are forgotten.
  static let capacity = 20_000

  private var records: [String: Record] = [:]
  private var order: [String] = []
  private var underWay: Set<String> = []

  /// Marks a key as under way; false where it is already.
  mutating func begin(_ key: String) -> Bool { underWay.insert(key).inserted }

  mutating func end(_ key: String) { underWay.remove(key) }

  /// `lifetime` is in milliseconds.
  func find(_ key: String, fingerprint: String, at time: Int64, lifetime: Int64) -> Finding {
    guard let record = records[key], record.time + lifetime > time else { return .unknown }
    return record.fingerprint == fingerprint ? .replay(record.response) : .mismatch
  }

  /// Keeps a result, replacing one that has expired.
  mutating func keep(_ response: ProviderResponse, key: String, fingerprint: String, at time: Int64) {
    if records.updateValue(Record(fingerprint: fingerprint, response: response, time: time), forKey: key) == nil {
      order.append(key)
      if order.count > Self.capacity { records[order.removeFirst()] = nil }
    }
  }
}
