internal import Foundation

/// Vapi's stand-in: calls, assistants and phone numbers, with webhooks in every kind of credential.
struct VapiProvider: SimulatedProvider {
  struct Settings: Codable, Sendable {
    /// What clients authenticate with; nil: any key.
    var apiKey: String?
    /// Call slots.
    var concurrencyLimit: Int64 = 10
  }

  static let name = "vapi"
  static let collections = ["calls", "assistants", "phone_numbers"]

  var settings = Settings()
  var outbox: [OutgoingWebhook] = []
  var calls = DocumentStore()
  var assistants = DocumentStore()
  var numbers = DocumentStore()
  var generator: SplitMix64
  var identifiers: IdentifierSource

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
    identifiers = IdentifierSource(seed: seed &+ 1)
    numbers["a1b2c3d4-5e6f-4708-9a1b-2c3d4e5f6071"] = [
      "id": "a1b2c3d4-5e6f-4708-9a1b-2c3d4e5f6071", "orgId": "0b5e1c1a-1111-4222-8333-444455556666",
      "provider": "twilio", "number": "+15550108888", "name": "Main line", "status": "active",
    ]
  }

  func objects(in collection: String) -> [JSONValue] {
    switch collection {
    case "assistants": assistants.all
    case "phone_numbers": numbers.all
    default: calls.all
    }
  }

  func notFound(_ request: ProviderRequest) -> ProviderResponse { Self.error(404, ["Not Found"]) }

  func failure(_ status: Int) -> ProviderResponse {
    Self.error(status, [status == 429 ? "Too Many Requests" : "Internal server error"])
  }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {
    guard let key = request.bearer, !key.isEmpty, settings.apiKey.map({ $0 == key }) ?? true else {
      throw Refusal(
        Self.error(
          401,
          [
            "Invalid Key. Hot tip, you may be using the private key instead of the public key, or vice versa."
          ]))
    }
  }

  /// Vapi's form of a refusal: the messages of a validation are a list, another message is text.
  static func error(_ status: Int, _ messages: [String]) -> ProviderResponse {
    let names = [400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 409: "Conflict", 429: "Too Many Requests"]
    let message: JSONValue =
      status == 400 ? .array(messages.map { .string($0) }) : .string(messages.first ?? "")
    return .json(
      [
        "message": message, "error": .string(names[status] ?? "Internal Server Error"),
        "statusCode": .integer(Int64(status)),
      ], status: status)
  }
}
