/// What tests may set at Twilio's stand-in.
struct TwilioSettings: Codable, Sendable {
  var account = "AC00000000000000000000000000000001"
  /// What clients authenticate with and webhooks are signed with.
  var authToken = "simulated_auth_token"
  /// The id and secret of a shared key; with both, webhooks are signed with it instead.
  var sharedKey: String?
  var sharedKeySecret: String?
  /// Seconds that a call made by the API lasts; nil: it stays queued until a control route moves it.
  var callSeconds: Int64? = 73
  /// Whether a message made by the API is delivered at once; otherwise it stays queued.
  var deliversMessages = true
  /// Requests a second; nil: no limit.
  var requestsPerSecond: Int? = 100
}
