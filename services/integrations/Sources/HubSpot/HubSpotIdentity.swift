internal import Foundation
internal import Identifiers
internal import Messages
internal import Outbound

/// Which portal a token opens, where the token answer did not say.
enum HubSpotIdentity {
  /// Throws `account_unusable`. The answer repeats the token and is never logged.
  static func account(
    of token: Sensitive<String>, client: OAuthClient, organization: OrganizationID
  ) async throws -> OutsideAccount {
    let response = try await client.send(
      .hubspot(.introspectToken), of: .hubspot,
      [OutboundField("token", token), OutboundField("token_type_hint", "access_token")], account: "",
      organization: organization)
    guard response.isSuccess,
      let json = try? JSONSerialization.jsonObject(with: Data(response.body.reveal())) as? [String: Any],
      let hub = (json["hub_id"] as? NSNumber)?.int64Value, hub > 0
    else { throw OAuthFailure.unusable("account_unusable") }
    let domain = (json["hub_domain"] as? String).map { String($0.prefix(254)) }
    return OutsideAccount(id: "\(hub)", label: Sensitive(domain ?? "HubSpot \(hub)"))
  }
}
