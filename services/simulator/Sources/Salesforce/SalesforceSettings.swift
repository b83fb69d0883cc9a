/// What tests may set at Salesforce's stand-in.
struct SalesforceSettings: Codable, Sendable {
  /// Nil: any client.
  var clientID: String?
  var clientSecret: String?
  /// Where a browser may be sent back to; nil: anywhere.
  var redirectAddresses: [String]?
  /// The organization and user of the next person who connects.
  var organization = "00D5g000004XyzEAM"
  var user = "0055g00000AbCdEAAV"
  var username = "ops@acme.example"
  var grantedScopes: [String]?
  var authorizationError: String?
  var rotatesRefreshTokens = true
  /// Whether the authorization request must carry a challenge.
  var requiresChallenge = true
  /// The session timeout: no answer tells it.
  var tokenLifetimeSeconds: Int64 = 7_200
  /// Where the organization's data is; nil: this simulator, without a path.
  var instanceAddress: String?
  /// Calls in 24 hours of one organization; nil: no limit.
  var dailyRequests: Int? = 115_000
  /// Records on a page of a query.
  var pageSize = 2_000
  /// `Object.Field__c` of the fields that identify records from outside.
  var externalFields = [
    "Task.Switchboard_Call_Id__c", "Contact.Switchboard_Key__c", "Lead.Switchboard_Key__c",
  ]
}
