/// Something that goes wrong on purpose, as `POST /simulator/<provider>/faults` describes it.
struct Fault: Codable, Sendable, Hashable {
  /// What goes wrong. The first six befall requests, the last three webhooks.
  enum Kind: String, Codable, Sendable, Hashable {
    /// Answers `status`, with `retry_after`, `headers` and `body` where given.
    case status
    /// Waits `duration_ms`, then goes on as ever.
    case delay
    /// Does the work, then closes the connection without an answer.
    case dropResponse = "drop_response"
    /// Answers nothing until the client gives up or `duration_ms` is over, then closes the connection.
    case hang
    /// Does the work and answers its status with a body that is cut off in the middle.
    case malformed
    /// Does the work twice, as when a network repeats the request; the second answer counts.
    case repeated = "repeat"
    /// Sends a webhook twice.
    case duplicate
    /// Sends a webhook after a random part of `duration_ms`, so that later ones overtake it.
    case disorder
    /// Sends a webhook never.
    case lose

    var isAboutWebhooks: Bool {
      switch self {
      case .duplicate, .disorder, .lose: true
      case .status, .delay, .dropResponse, .hang, .malformed, .repeated: false
      }
    }
  }

  /// What it befalls: an operation's name, a `METHOD /path` or a webhook's event, with `*` for anything.
  var operation: String
  var kind: Kind
  /// How often in all; nil: until removed.
  var count: Int?
  /// How likely each time, 0 to 1; nil: always.
  var probability: Double?
  var status: Int?
  /// The `Retry-After` header, in seconds.
  var retryAfter: Int?
  var durationMilliseconds: Int64?
  /// Whether the work of a `status` or `hang` is done before it goes wrong.
  var executes: Bool?
  /// The body of a `status`, as text; nil: the provider's own words for that status.
  var body: String?
  /// Further headers of a `status`.
  var headers: [String: String]?
}
