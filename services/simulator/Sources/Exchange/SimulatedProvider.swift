/// A provider's stand-in: pure state that answers requests and leaves webhooks in an outbox.
///
/// It does no I/O and knows no clock: time comes with the request, randomness from the seed. `ProviderHost` runs it.
protocol SimulatedProvider: Sendable {
  /// What tests may set; unknown names and wrong types are refused.
  associatedtype Settings: Codable & Sendable

  /// The provider's name in URLs.
  static var name: String { get }
  static var routes: RouteTable<Self> { get }
  /// What the control routes can do beyond faults, settings and reset, below `/simulator/<provider>/`.
  static var controls: RouteTable<Self> { get }
  /// The names of what can be inspected.
  static var collections: [String] { get }

  init(seed: UInt64)

  var settings: Settings { get set }
  /// What is to be sent; the host takes it after every answer.
  var outbox: [OutgoingWebhook] { get set }

  /// The objects of a collection, oldest first.
  func objects(in collection: String) -> [JSONValue]

  /// Runs before a request's handler, in the same step: authentication and rate limits. `operation` is the route's name.
  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal)

  /// What every answer carries beyond the handler's, such as request ids and rate limit headers.
  mutating func finish(_ response: ProviderResponse, to request: ProviderRequest, operation: String) -> ProviderResponse

  /// The provider's words for "there is no such address".
  func notFound(_ request: ProviderRequest) -> ProviderResponse

  /// The provider's words for a failure of its own, a refusal of load or another status that a fault names.
  func failure(_ status: Int) -> ProviderResponse

  /// Marks a request as under way, before any delay; a refusal ends it.
  mutating func begin(_ request: ProviderRequest) throws(Refusal)
  /// Takes the mark of `begin` away.
  mutating func end(_ request: ProviderRequest)
}

extension SimulatedProvider {
  static var controls: RouteTable<Self> { RouteTable([]) }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {}

  mutating func finish(
    _ response: ProviderResponse, to request: ProviderRequest, operation: String
  ) -> ProviderResponse { response }

  func notFound(_ request: ProviderRequest) -> ProviderResponse { .json(["error": "not found"], status: 404) }

  mutating func begin(_ request: ProviderRequest) throws(Refusal) {}
  mutating func end(_ request: ProviderRequest) {}

  /// The whole of one request: find the route, admit, handle, finish.
  mutating func answer(_ request: ProviderRequest) -> (response: ProviderResponse, operation: String) {
    guard let (route, matched) = Self.routes.find(request) else {
      let operation = "unknown"
      return (finish(notFound(request), to: request, operation: operation), operation)
    }
    var response: ProviderResponse
    do throws(Refusal) {
      try admit(matched, operation: route.name)
      response = try route.handler(&self, matched)
    } catch {
      response = error.response
    }
    return (finish(response, to: matched, operation: route.name), route.name)
  }
}
