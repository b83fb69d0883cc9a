/// What tests may set at Google's stand-in.
struct GoogleSettings: Codable, Sendable {
  /// Nil: any client.
  var clientID: String?
  var clientSecret: String?
  /// Where a browser may be sent back to; nil: anywhere.
  var redirectAddresses: [String]?
  /// The account of the next person who connects.
  var subject = "108204268033311374519"
  var email = "owner@acme.example"
  /// Scopes that the next person leaves ticked; nil: those asked for.
  var grantedScopes: [String]?
  var authorizationError: String?
  /// Whether the answer of the authorize page names its issuer (RFC 9207).
  var namesIssuer = true
  /// Google does not replace refresh tokens.
  var rotatesRefreshTokens = false
  var tokenLifetimeSeconds: Int64 = 3_599
  /// Told with the tokens, as in an app's testing mode; nil: not.
  var refreshTokenLifetimeSeconds: Int64?
  /// Requests a minute of one person before 403 `userRateLimitExceeded`; nil: no limit.
  var requestsPerMinute: Int? = 600
  /// Calendars besides `primary` that the person may write to.
  var calendars: [String] = []
  /// Calendars that the person may only read.
  var readableCalendars: [String] = []
}
