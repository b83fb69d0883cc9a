/// What tests may set at Stripe's stand-in.
struct StripeSettings: Codable, Sendable {
  /// The only key that is accepted; nil: every key that begins with `sk_` or `rk_`.
  var apiKey: String?
  /// Where every event goes besides the endpoints made by the API; nil: nowhere.
  var webhookEndpoint: String?
  /// What those deliveries are signed with.
  var webhookSecret = "whsec_simulator"
  /// A second, older secret, as while one is being rolled; nil: none.
  var webhookSecretBefore: String?
  /// Our own account's id.
  var account = "acct_1SimulatorAAAAAA"
  var livemode = false
  /// Requests a second before 429; nil: no limit. Source: Stripe's documentation, "Rate limits", live mode.
  var requestsPerSecond: Int? = 100
  /// How long a result stays under its idempotency key, in milliseconds: 24 hours.
  var idempotencyMilliseconds: Int64 = 86_400_000
  /// The API version of events.
  var apiVersion = "2026-10-28.endive"
}
