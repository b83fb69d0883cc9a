internal import Calls
internal import Messages

/// Who stands behind a request, as a verified credential says.
struct Principal: Sendable, Hashable {
  /// UUID of the organization that the request acts for. It comes from the credential and never from the request.
  var organizationID: String
  /// The user or key, as auth names it and audit logs show it.
  var actor: String
  /// What proves both to the services behind: a token that auth signed.
  var token: Sensitive<String>
  /// What a key may do at most; nil for a user, who may do what the role allows.
  var scopes: Set<String>?

  /// Options of a call in the principal's name.
  func options(requestID: String) -> CallOptions {
    CallOptions(organizationID: organizationID, actor: actor, requestID: requestID, principal: token)
  }
}
