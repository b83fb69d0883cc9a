internal import Foundation

/// Retell's stand-in: plays calls with signed webhooks, and answers about calls, agents and their language models.
struct RetellProvider: SimulatedProvider {
  struct Settings: Codable, Sendable {
    /// What clients authenticate with; nil: any key.
    var apiKey: String?
    var concurrencyLimit: Int64 = 20
  }

  static let name = "retell"
  static let collections = ["calls", "agents", "llms"]

  var settings = Settings()
  var outbox: [OutgoingWebhook] = []
  /// Calls as the API tells of them.
  var calls = DocumentStore()
  var agents = DocumentStore()
  var llms = DocumentStore()
  var generator: SplitMix64
  /// Calls that were made under an idempotency key.
  var made: [String: String] = [:]

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  func objects(in collection: String) -> [JSONValue] {
    switch collection {
    case "agents": agents.all
    case "llms": llms.all
    default: calls.all
    }
  }

  func notFound(_ request: ProviderRequest) -> ProviderResponse { Self.error(404) }

  func failure(_ status: Int) -> ProviderResponse { Self.error(status) }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {
    guard let key = request.bearer, !key.isEmpty, settings.apiKey.map({ $0 == key }) ?? true else {
      throw Refusal(Self.error(401))
    }
  }

  /// Retell's words for a status. Source: Retell's API reference, "Errors".
  static func error(_ status: Int, _ message: String? = nil) -> ProviderResponse {
    let words =
      switch status {
      case 401: "API key is missing or invalid."
      case 402: "Trial has ended, please add payment method."
      case 404: "The requested resource was not found."
      case 422: "Invalid request format, please check API reference."
      case 429: "Account rate limited, please throttle your requests."
      default: "An unexpected server error occurred."
      }
    return .json(["status": "error", "message": .string(message ?? words)], status: status)
  }
}
