internal import Identifiers
internal import Messages
internal import Observability

/// Asks providers to forget grants, as far as they listen: a provider that fails hinders nobody.
struct GrantRevoker: Sendable {
  let client: OAuthClient
  let events: EventSink

  func revoke(
    _ token: Sensitive<String>, of provider: ConnectedProvider, account: String, organization: OrganizationID
  ) async {
    // A provider that cannot be reached keeps a grant that nobody holds a token of any more.
    let isConfirmed =
      (try? await client.revoke(token, of: provider, account: account, organization: organization)) ?? false
    events.emit(IntegrationsEvents.grantRevoked(provider, isConfirmed: isConfirmed))
  }
}
