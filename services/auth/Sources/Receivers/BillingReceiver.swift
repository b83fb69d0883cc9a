internal import BillingAPI
internal import Calls
internal import Jobs
internal import Messages

/// Tells billing whose wallets must not recharge themselves any more.
struct BillingReceiver: OutboxReceiver {
  static let name = "billing"

  let client: BillingClient

  var name: String { Self.name }

  func deliver(_ events: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    _ = try await client.noteClosedOrganizations(
      NoteClosedOrganizationsRequest(orgIDs: events.map { "\($0.organizationID)" }))
    return Dictionary(uniqueKeysWithValues: events.map { ($0.id, .done) })
  }
}
