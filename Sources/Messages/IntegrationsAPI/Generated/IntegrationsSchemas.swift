// Made from switchboard/integrations/v1/integrations.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
internal import RPCAPI

extension Appointment {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.Appointment", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "agent_id", json: "agentId", .string),
    FieldSchema(3, "connection_id", json: "connectionId", .string),
    FieldSchema(4, "status", json: "status", .enumeration(AppointmentStatus.schema)),
    FieldSchema(5, "reason", json: "reason", .string),
    FieldSchema(6, "starts_at", json: "startsAt", .timestamp, .explicit),
    FieldSchema(7, "ends_at", json: "endsAt", .timestamp, .explicit),
    FieldSchema(8, "time_zone", json: "timeZone", .string),
    FieldSchema(9, "title", json: "title", .string, isSensitive: true),
    FieldSchema(10, "notes", json: "notes", .string, isSensitive: true),
    FieldSchema(11, "guest_email", json: "guestEmail", .string, isSensitive: true),
    FieldSchema(12, "contact_id", json: "contactId", .string),
    FieldSchema(13, "call_id", json: "callId", .string),
    FieldSchema(14, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(15, "updated_at", json: "updatedAt", .timestamp, .explicit),
  ])
}

extension GetBusyTimesRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetBusyTimesRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "from", json: "from", .timestamp, .explicit),
    FieldSchema(3, "to", json: "to", .timestamp, .explicit),
  ])
}

extension BusyTime {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.BusyTime", fields: [
    FieldSchema(1, "starts_at", json: "startsAt", .timestamp, .explicit),
    FieldSchema(2, "ends_at", json: "endsAt", .timestamp, .explicit),
  ])
}

extension GetBusyTimesResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetBusyTimesResponse", fields: [
    FieldSchema(1, "busy", json: "busy", .message(BusyTime.schema), .repeated),
  ])
}

extension BookAppointmentRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.BookAppointmentRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "starts_at", json: "startsAt", .timestamp, .explicit),
    FieldSchema(3, "ends_at", json: "endsAt", .timestamp, .explicit),
    FieldSchema(4, "time_zone", json: "timeZone", .string),
    FieldSchema(5, "title", json: "title", .string, isSensitive: true),
    FieldSchema(6, "notes", json: "notes", .string, isSensitive: true),
    FieldSchema(7, "guest_email", json: "guestEmail", .string, isSensitive: true),
    FieldSchema(8, "contact_id", json: "contactId", .string),
    FieldSchema(9, "call_id", json: "callId", .string),
    FieldSchema(10, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension BookAppointmentResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.BookAppointmentResponse", fields: [
    FieldSchema(1, "appointment", json: "appointment", .message(Appointment.schema), .explicit),
  ])
}

extension CancelAppointmentRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.CancelAppointmentRequest", fields: [
    FieldSchema(1, "appointment_id", json: "appointmentId", .string),
  ])
}

extension CancelAppointmentResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.CancelAppointmentResponse", fields: [
    FieldSchema(1, "appointment", json: "appointment", .message(Appointment.schema), .explicit),
  ])
}

extension ListAppointmentsRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ListAppointmentsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
    FieldSchema(2, "agent_id", json: "agentId", .string),
  ])
}

extension ListAppointmentsResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ListAppointmentsResponse", fields: [
    FieldSchema(1, "appointments", json: "appointments", .message(Appointment.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension GetAppointmentRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetAppointmentRequest", fields: [
    FieldSchema(1, "appointment_id", json: "appointmentId", .string),
  ])
}

extension GetAppointmentResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetAppointmentResponse", fields: [
    FieldSchema(1, "appointment", json: "appointment", .message(Appointment.schema), .explicit),
  ])
}

extension Assistant {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.Assistant", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "provider", json: "provider", .string),
    FieldSchema(3, "provider_agent_id", json: "providerAgentId", .string),
    FieldSchema(4, "name", json: "name", .string, isSensitive: true),
    FieldSchema(5, "first_message", json: "firstMessage", .string, isSensitive: true),
    FieldSchema(6, "prompt", json: "prompt", .string, isSensitive: true),
    FieldSchema(7, "webhook_url", json: "webhookUrl", .string, isSensitive: true),
    FieldSchema(8, "previous_webhook_url", json: "previousWebhookUrl", .string, isSensitive: true),
    FieldSchema(9, "state", json: "state", .enumeration(AssistantState.schema)),
    FieldSchema(10, "reason", json: "reason", .string),
    FieldSchema(11, "wanted_version", json: "wantedVersion", .int64),
    FieldSchema(12, "synced_version", json: "syncedVersion", .int64),
    FieldSchema(13, "attempts", json: "attempts", .int64),
    FieldSchema(14, "updated_at", json: "updatedAt", .timestamp, .explicit),
  ])
}

extension PutAssistantRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.PutAssistantRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "api_key", json: "apiKey", .string, isSensitive: true),
    FieldSchema(3, "name", json: "name", .string, isSensitive: true),
    FieldSchema(4, "first_message", json: "firstMessage", .string, isSensitive: true),
    FieldSchema(5, "prompt", json: "prompt", .string, isSensitive: true),
    FieldSchema(6, "webhook_url", json: "webhookUrl", .string, isSensitive: true),
  ])
}

extension PutAssistantResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.PutAssistantResponse", fields: [
    FieldSchema(1, "assistant", json: "assistant", .message(Assistant.schema), .explicit),
  ])
}

extension GetAssistantRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetAssistantRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
  ])
}

extension GetAssistantResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetAssistantResponse", fields: [
    FieldSchema(1, "assistant", json: "assistant", .message(Assistant.schema), .explicit),
  ])
}

extension SyncAssistantRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.SyncAssistantRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
  ])
}

extension SyncAssistantResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.SyncAssistantResponse", fields: [
    FieldSchema(1, "assistant", json: "assistant", .message(Assistant.schema), .explicit),
  ])
}

extension SyncItem {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.SyncItem", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "agent_id", json: "agentId", .string),
    FieldSchema(3, "call_id", json: "callId", .string),
    FieldSchema(4, "call_version", json: "callVersion", .int64),
  ])
}

extension EnqueueSyncRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.EnqueueSyncRequest", fields: [
    FieldSchema(1, "items", json: "items", .message(SyncItem.schema), .repeated),
  ])
}

extension SyncResult {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.SyncResult", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
    FieldSchema(3, "outcome", json: "outcome", .enumeration(SyncOutcome.schema)),
    FieldSchema(4, "reason", json: "reason", .string),
  ])
}

extension EnqueueSyncResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.EnqueueSyncResponse", fields: [
    FieldSchema(1, "results", json: "results", .message(SyncResult.schema), .repeated),
  ])
}

extension Sync {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.Sync", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "connection_id", json: "connectionId", .string),
    FieldSchema(3, "call_id", json: "callId", .string),
    FieldSchema(4, "agent_id", json: "agentId", .string),
    FieldSchema(5, "provider", json: "provider", .string),
    FieldSchema(6, "state", json: "state", .enumeration(SyncState.schema)),
    FieldSchema(7, "reason", json: "reason", .string),
    FieldSchema(8, "outside_id", json: "outsideId", .string),
    FieldSchema(9, "outside_contact_id", json: "outsideContactId", .string),
    FieldSchema(10, "synced_version", json: "syncedVersion", .int64),
    FieldSchema(11, "attempts", json: "attempts", .int64),
    FieldSchema(12, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(13, "updated_at", json: "updatedAt", .timestamp, .explicit),
  ])
}

extension SyncLog {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.SyncLog", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "sync_id", json: "syncId", .string),
    FieldSchema(3, "connection_id", json: "connectionId", .string),
    FieldSchema(4, "call_id", json: "callId", .string),
    FieldSchema(5, "provider", json: "provider", .string),
    FieldSchema(6, "attempt", json: "attempt", .int64),
    FieldSchema(7, "started_at", json: "startedAt", .timestamp, .explicit),
    FieldSchema(8, "ended_at", json: "endedAt", .timestamp, .explicit),
    FieldSchema(9, "outcome", json: "outcome", .string),
    FieldSchema(10, "reason", json: "reason", .string),
    FieldSchema(11, "http_status", json: "httpStatus", .uint32),
    FieldSchema(12, "matches", json: "matches", .uint32),
    FieldSchema(13, "outside_id", json: "outsideId", .string),
  ])
}

extension ListSyncsRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ListSyncsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
    FieldSchema(2, "call_id", json: "callId", .string),
    FieldSchema(3, "connection_id", json: "connectionId", .string),
  ])
}

extension ListSyncsResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ListSyncsResponse", fields: [
    FieldSchema(1, "syncs", json: "syncs", .message(Sync.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension GetSyncRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetSyncRequest", fields: [
    FieldSchema(1, "sync_id", json: "syncId", .string),
  ])
}

extension GetSyncResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetSyncResponse", fields: [
    FieldSchema(1, "sync", json: "sync", .message(Sync.schema), .explicit),
    FieldSchema(2, "attempts", json: "attempts", .message(SyncLog.schema), .repeated),
  ])
}

extension ListSyncLogsRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ListSyncLogsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListSyncLogsResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ListSyncLogsResponse", fields: [
    FieldSchema(1, "logs", json: "logs", .message(SyncLog.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension RetrySyncRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.RetrySyncRequest", fields: [
    FieldSchema(1, "sync_id", json: "syncId", .string),
  ])
}

extension RetrySyncResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.RetrySyncResponse", fields: [
    FieldSchema(1, "sync", json: "sync", .message(Sync.schema), .explicit),
  ])
}

extension Connection {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.Connection", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "agent_id", json: "agentId", .string),
    FieldSchema(3, "provider", json: "provider", .string),
    FieldSchema(4, "status", json: "status", .enumeration(ConnectionStatus.schema)),
    FieldSchema(5, "outside_account_id", json: "outsideAccountId", .string),
    FieldSchema(6, "outside_label", json: "outsideLabel", .string, isSensitive: true),
    FieldSchema(7, "scopes", json: "scopes", .string, .repeated),
    FieldSchema(8, "reason", json: "reason", .string),
    FieldSchema(9, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(10, "updated_at", json: "updatedAt", .timestamp, .explicit),
  ])
}

extension StartConnectRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.StartConnectRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "provider", json: "provider", .string),
    FieldSchema(3, "return_to", json: "returnTo", .string),
  ])
}

extension StartConnectResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.StartConnectResponse", fields: [
    FieldSchema(1, "authorize_url", json: "authorizeUrl", .string, isSensitive: true),
    FieldSchema(2, "browser_cookie", json: "browserCookie", .string, isSensitive: true),
  ])
}

extension InviteConnectRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.InviteConnectRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "provider", json: "provider", .string),
    FieldSchema(3, "return_to", json: "returnTo", .string),
  ])
}

extension InviteConnectResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.InviteConnectResponse", fields: [
    FieldSchema(1, "invitation", json: "invitation", .string, isSensitive: true),
    FieldSchema(2, "expires_at", json: "expiresAt", .timestamp, .explicit),
  ])
}

extension StartInvitedConnectRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.StartInvitedConnectRequest", fields: [
    FieldSchema(1, "provider", json: "provider", .string),
    FieldSchema(2, "invitation", json: "invitation", .string, isSensitive: true),
  ])
}

extension FinishConnectRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.FinishConnectRequest", fields: [
    FieldSchema(1, "provider", json: "provider", .string),
    FieldSchema(2, "state", json: "state", .string, isSensitive: true),
    FieldSchema(3, "code", json: "code", .string, isSensitive: true),
    FieldSchema(4, "error", json: "error", .string),
    FieldSchema(5, "issuer", json: "issuer", .string),
    FieldSchema(6, "browser_cookie", json: "browserCookie", .string, isSensitive: true),
  ])
}

extension FinishConnectResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.FinishConnectResponse", fields: [
    FieldSchema(1, "connection_id", json: "connectionId", .string),
    FieldSchema(2, "status", json: "status", .enumeration(ConnectionStatus.schema)),
    FieldSchema(3, "return_to", json: "returnTo", .string),
  ])
}

extension ConfirmConnectionRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ConfirmConnectionRequest", fields: [
    FieldSchema(1, "connection_id", json: "connectionId", .string),
  ])
}

extension ConfirmConnectionResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ConfirmConnectionResponse", fields: [
    FieldSchema(1, "connection", json: "connection", .message(Connection.schema), .explicit),
  ])
}

extension RejectConnectionRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.RejectConnectionRequest", fields: [
    FieldSchema(1, "connection_id", json: "connectionId", .string),
  ])
}

extension RejectConnectionResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.RejectConnectionResponse", fields: [
    FieldSchema(1, "connection", json: "connection", .message(Connection.schema), .explicit),
  ])
}

extension DisconnectRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.DisconnectRequest", fields: [
    FieldSchema(1, "connection_id", json: "connectionId", .string),
    FieldSchema(2, "revoke_at_provider", json: "revokeAtProvider", .bool),
  ])
}

extension DisconnectResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.DisconnectResponse", fields: [])
}

extension ListConnectionsRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ListConnectionsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListConnectionsResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ListConnectionsResponse", fields: [
    FieldSchema(1, "connections", json: "connections", .message(Connection.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension GetConnectionRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetConnectionRequest", fields: [
    FieldSchema(1, "connection_id", json: "connectionId", .string),
  ])
}

extension GetConnectionResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetConnectionResponse", fields: [
    FieldSchema(1, "connection", json: "connection", .message(Connection.schema), .explicit),
  ])
}

extension Contact {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.Contact", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "phone", json: "phone", .string, isSensitive: true),
    FieldSchema(3, "email", json: "email", .string, isSensitive: true),
    FieldSchema(4, "name", json: "name", .string, isSensitive: true),
    FieldSchema(5, "version", json: "version", .int64),
    FieldSchema(6, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(7, "updated_at", json: "updatedAt", .timestamp, .explicit),
  ])
}

extension ContactItem {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ContactItem", fields: [
    FieldSchema(1, "phone", json: "phone", .string, isSensitive: true),
    FieldSchema(2, "email", json: "email", .string, isSensitive: true),
    FieldSchema(3, "name", json: "name", .string, isSensitive: true),
  ])
}

extension UpsertContactsRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.UpsertContactsRequest", fields: [
    FieldSchema(1, "items", json: "items", .message(ContactItem.schema), .repeated),
    FieldSchema(2, "default_calling_code", json: "defaultCallingCode", .string),
  ])
}

extension ContactResult {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ContactResult", fields: [
    FieldSchema(1, "contact_id", json: "contactId", .string),
    FieldSchema(2, "created", json: "created", .bool),
    FieldSchema(3, "reason", json: "reason", .string),
  ])
}

extension UpsertContactsResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.UpsertContactsResponse", fields: [
    FieldSchema(1, "results", json: "results", .message(ContactResult.schema), .repeated),
  ])
}

extension LookUpContactsRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.LookUpContactsRequest", fields: [
    FieldSchema(1, "phones", json: "phones", .string, .repeated, isSensitive: true),
    FieldSchema(2, "default_calling_code", json: "defaultCallingCode", .string),
  ])
}

extension FoundContact {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.FoundContact", fields: [
    FieldSchema(1, "index", json: "index", .int32),
    FieldSchema(2, "contact", json: "contact", .message(Contact.schema), .explicit),
  ])
}

extension LookUpContactsResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.LookUpContactsResponse", fields: [
    FieldSchema(1, "found", json: "found", .message(FoundContact.schema), .repeated),
  ])
}

extension SearchContactsRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.SearchContactsRequest", fields: [
    FieldSchema(1, "text", json: "text", .string, isSensitive: true),
    FieldSchema(2, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension SearchContactsResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.SearchContactsResponse", fields: [
    FieldSchema(1, "contacts", json: "contacts", .message(Contact.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension GetContactRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetContactRequest", fields: [
    FieldSchema(1, "contact_id", json: "contactId", .string),
  ])
}

extension GetContactResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.GetContactResponse", fields: [
    FieldSchema(1, "contact", json: "contact", .message(Contact.schema), .explicit),
  ])
}

extension ConnectionReview {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ConnectionReview", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "at", json: "at", .timestamp, .explicit),
  ])
}

extension ReviewConnectionsRequest {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ReviewConnectionsRequest", fields: [
    FieldSchema(1, "reviews", json: "reviews", .message(ConnectionReview.schema), .repeated),
  ])
}

extension ReviewConnectionsResponse {
  public static let schema = MessageSchema(name: "switchboard.integrations.v1.ReviewConnectionsResponse", fields: [])
}

extension AppointmentStatus {
  public static let schema = EnumSchema(name: "switchboard.integrations.v1.AppointmentStatus", values: [
    .init(0, "APPOINTMENT_STATUS_UNSPECIFIED"),
    .init(1, "APPOINTMENT_STATUS_BOOKING"),
    .init(2, "APPOINTMENT_STATUS_BOOKED"),
    .init(3, "APPOINTMENT_STATUS_CANCELING"),
    .init(4, "APPOINTMENT_STATUS_CANCELED"),
    .init(5, "APPOINTMENT_STATUS_FAILED"),
  ])
}

extension AssistantState {
  public static let schema = EnumSchema(name: "switchboard.integrations.v1.AssistantState", values: [
    .init(0, "ASSISTANT_STATE_UNSPECIFIED"),
    .init(1, "ASSISTANT_STATE_PENDING"),
    .init(2, "ASSISTANT_STATE_DONE"),
    .init(3, "ASSISTANT_STATE_FAILED"),
  ])
}

extension SyncOutcome {
  public static let schema = EnumSchema(name: "switchboard.integrations.v1.SyncOutcome", values: [
    .init(0, "SYNC_OUTCOME_UNSPECIFIED"),
    .init(1, "SYNC_OUTCOME_ENQUEUED"),
    .init(2, "SYNC_OUTCOME_SKIPPED"),
    .init(3, "SYNC_OUTCOME_REFUSED"),
    .init(4, "SYNC_OUTCOME_FAILED"),
  ])
}

extension SyncState {
  public static let schema = EnumSchema(name: "switchboard.integrations.v1.SyncState", values: [
    .init(0, "SYNC_STATE_UNSPECIFIED"),
    .init(1, "SYNC_STATE_PENDING"),
    .init(2, "SYNC_STATE_WAITING"),
    .init(3, "SYNC_STATE_DONE"),
    .init(4, "SYNC_STATE_SKIPPED"),
    .init(5, "SYNC_STATE_FAILED"),
  ])
}

extension ConnectionStatus {
  public static let schema = EnumSchema(name: "switchboard.integrations.v1.ConnectionStatus", values: [
    .init(0, "CONNECTION_STATUS_UNSPECIFIED"),
    .init(1, "CONNECTION_STATUS_PENDING_CONFIRMATION"),
    .init(2, "CONNECTION_STATUS_ACTIVE"),
    .init(3, "CONNECTION_STATUS_NEEDS_REAUTH"),
    .init(4, "CONNECTION_STATUS_DISABLED"),
  ])
}
