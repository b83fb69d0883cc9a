import Testing

@testable import Integrations

@Suite struct OAuthFailureTests {
  @Test(
    "what a provider says is told apart: gone, raced, passing, ours",
    arguments: [
      (
        #"{"status":"BAD_REFRESH_TOKEN","message":"x"}"#, ConnectedProvider.hubspot,
        OAuthFailure.revoked("grant_revoked")
      ),
      (
        #"{"error":"invalid_grant","error_description":"Token has been expired or revoked."}"#, .google,
        .revoked("grant_revoked")
      ),
      (
        #"{"error":"invalid_grant","error_description":"token request is already being processed"}"#, .salesforce,
        .raceLost
      ),
      (#"{"error":"invalid_client"}"#, .google, .misconfigured("client_refused")),
      (#"{"status":"BAD_CLIENT_SECRET"}"#, .hubspot, .misconfigured("client_refused")),
      (#"{"error":"temporarily_unavailable"}"#, .google, .transient("provider_failed", retryAfter: nil)),
      (#"{"error":"never_heard_of"}"#, .google, .unusable("provider_refused")),
      ("<html>", .salesforce, .unusable("provider_refused")),
    ])
  func classes(body: String, provider: ConnectedProvider, expected: OAuthFailure) {
    #expect(OAuthFailure(status: 400, body: Array(body.utf8), provider: provider) == expected)
  }

  @Test(
    "an answer without usable tokens is none, whatever its status",
    arguments: [
      "[]", "{}", #"{"access_token":""}"#, #"{"access_token":"a"}"#, #"{"access_token":"a","token_type":"mac"}"#,
      #"{"access_token":"a","token_type":"bearer","expires_in":-1}"#,
      #"{"access_token":"a","token_type":"bearer","expires_in":1e30}"#,
      #"{"access_token":"a b","token_type":"bearer"}"#, #"{"error":"invalid_grant"}"#,
    ])
  func unusable(body: String) {
    #expect(throws: OAuthFailure.self) { try TokenGrant(Array(body.utf8), of: .hubspot, clientID: "c") }
  }

  @Test(
    "an instance address that is not Salesforce's is never kept",
    arguments: [
      ("https://acme.my.salesforce.com", true), ("https://acme--dev.sandbox.my.salesforce.com", true),
      ("https://na123.salesforce.com", true), ("http://acme.my.salesforce.com", false),
      ("https://acme.my.salesforce.com.evil.test", false), ("https://acme.my.salesforce.com:444", false),
      ("https://u@acme.my.salesforce.com", false), ("https://169.254.169.254", false),
      ("https://acme.lightning.force.com", false), ("https://acme.my.salesforce.com/x", false), ("", false),
    ])
  func instances(address: String, isKept: Bool) {
    #expect((SalesforceIdentity.checkedInstance(address) != nil) == isKept)
  }
}
