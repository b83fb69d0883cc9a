/// What became of one event that was sent, over all its attempts.
public struct Delivery: Sendable, Hashable {
  /// One request.
  public struct Attempt: Sendable, Hashable {
    /// Unix milliseconds.
    public var atMilliseconds: Int64
    /// Nil where no answer came.
    public var status: Int?
    public var durationMilliseconds: Int64

    public init(atMilliseconds: Int64, status: Int?, durationMilliseconds: Int64) {
      self.atMilliseconds = atMilliseconds
      self.status = status
      self.durationMilliseconds = durationMilliseconds
    }
  }

  public var callID: String
  public var event: String
  /// In the order they were made; never empty once the delivery is over.
  public var attempts: [Attempt]

  public init(callID: String, event: String, attempts: [Attempt] = []) {
    self.callID = callID
    self.event = event
    self.attempts = attempts
  }

  /// Whether the last attempt got a 2xx.
  public var isAccepted: Bool {
    attempts.last?.status.map { (200..<300).contains($0) } ?? false
  }

  /// The record as the control server and the command line print it.
  public var json: JSONValue {
    [
      "call_id": .string(callID), "event": .string(event), "accepted": .bool(isAccepted),
      "attempts": .array(
        attempts.map {
          [
            "at_ms": .integer($0.atMilliseconds), "status": $0.status.map { .integer(Int64($0)) } ?? .null,
            "duration_ms": .integer($0.durationMilliseconds),
          ]
        }),
    ]
  }
}
