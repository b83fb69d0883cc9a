/// What tests may set at HubSpot's stand-in.
struct HubSpotSettings: Codable, Sendable {
  /// Nil: any client.
  var clientID: String?
  var clientSecret: String?
  /// Where a browser may be sent back to; nil: anywhere.
  var redirectAddresses: [String]?
  /// The portal that the next person connects.
  var hubID: Int64 = 9_912_345
  var userID: Int64 = 4_411
  var user = "owner@northwind.example"
  /// Scopes that the next person grants; nil: those asked for.
  var grantedScopes: [String]?
  /// What the next people do instead of agreeing, such as `access_denied`; nil: they agree.
  var authorizationError: String?
  /// Whether a token answer names the portal.
  var namesHub = true
  var rotatesRefreshTokens = true
  var tokenLifetimeSeconds: Int64 = 1_800
  /// A token that needs no grant, on portal `hubID`; nil: none.
  var privateAppToken: String?
  /// Requests in 10 s of one portal; nil: no limit. Source: HubSpot's documentation, "API usage guidelines".
  var requestsPerTenSeconds: Int? = 110
  /// Searches a second of one portal; nil: no limit.
  var searchesPerSecond: Int? = 5
  /// How long a new or changed record stays unseen by search.
  var searchLagMilliseconds: Int64 = 0
}
