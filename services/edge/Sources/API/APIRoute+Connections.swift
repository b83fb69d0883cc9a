internal import IntegrationsAPI

/// Accounts of an organization at other companies, and the people it knows.
extension APIRoute {
  static let connections = [
    APIRoute(
      .get, "/v1/connections", .integrations, IntegrationsMethods.listConnections,
      access: .permission("connections.read"), "Connections to outside accounts, oldest first."),
    APIRoute(
      .get, "/v1/connections/{id}", .integrations, IntegrationsMethods.getConnection,
      access: .permission("connections.read"), binding: ["id": "connection_id"], "One connection."),
    APIRoute(
      .post, "/v1/connections/{id}/confirm", .integrations, IntegrationsMethods.confirmConnection,
      access: .permission("connections.manage"), binding: ["id": "connection_id"],
      "Lets data flow over a connection that waits for it."),
    APIRoute(
      .post, "/v1/connections/{id}/reject", .integrations, IntegrationsMethods.rejectConnection,
      access: .permission("connections.manage"), binding: ["id": "connection_id"],
      "Drops a connection that waits to be confirmed."),
    APIRoute(
      .delete, "/v1/connections/{id}", .integrations, IntegrationsMethods.disconnect,
      access: .permission("connections.manage"), binding: ["id": "connection_id"], query: ["revoke_at_provider"],
      "Ends a connection and forgets its tokens."),
    APIRoute(
      .post, "/v1/connection-invitations", .integrations, IntegrationsMethods.inviteConnect,
      access: .permission("connections.manage"), status: 201,
      "Makes a link by which somebody without a log-in can connect an account; the answer holds its secret once."),
  ]

  static let syncs = [
    APIRoute(
      .get, "/v1/syncs", .integrations, IntegrationsMethods.listSyncs, access: .permission("connections.read"),
      query: ["call_id", "connection_id"], "Calls on their way to customer systems, newest first."),
    APIRoute(
      .get, "/v1/syncs/{id}", .integrations, IntegrationsMethods.getSync, access: .permission("connections.read"),
      binding: ["id": "sync_id"], "One of them, with its latest attempts."),
    APIRoute(
      .post, "/v1/syncs/{id}/retry", .integrations, IntegrationsMethods.retrySync,
      access: .permission("connections.manage"), binding: ["id": "sync_id"], "Tries again what failed or was skipped."),
    APIRoute(
      .get, "/v1/sync-logs", .integrations, IntegrationsMethods.listSyncLogs, access: .permission("connections.read"),
      "Attempts to bring calls to customer systems, newest first."),
  ]

  static let contacts = [
    APIRoute(
      .get, "/v1/contacts", .integrations, IntegrationsMethods.searchContacts, access: .permission("contacts.read"),
      binding: ["search": "text"],
      "Contacts whose name holds the text, nearest first; without a text all of them, oldest first."),
    APIRoute(
      .get, "/v1/contacts/{id}", .integrations, IntegrationsMethods.getContact, access: .permission("contacts.read"),
      binding: ["id": "contact_id"], "One contact."),
    APIRoute(
      .post, "/v1/contacts", .integrations, IntegrationsMethods.upsertContacts, access: .permission("contacts.manage"),
      "Adds contacts and completes those that are known, by their phone numbers."),
    APIRoute(
      .post, "/v1/contacts/lookup", .integrations, IntegrationsMethods.lookUpContacts,
      access: .permission("contacts.read"), kind: .read, "Which contacts have these phone numbers."),
  ]
}
