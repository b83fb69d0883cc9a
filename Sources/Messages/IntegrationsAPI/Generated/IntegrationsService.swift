// Made from switchboard/integrations/v1/integrations.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// Connections of tenants to HubSpot, Salesforce and Google, what is brought there, contacts and appointments. No method ever
/// answers a token.
public protocol IntegrationsService: RPCService {
  /// Begins to connect an agent to a provider for somebody who is logged in. Errors: INVALID_ARGUMENT,
  /// PERMISSION_DENIED (not_allowed), FAILED_PRECONDITION (already_connected, provider_not_configured).
  func startConnect(_ request: StartConnectRequest, context: CallContext) async throws -> StartConnectResponse
  /// Makes a link by which somebody without a log-in can connect an account of theirs; an admin confirms it afterwards. It
  /// is good once, for 72 hours. Errors: INVALID_ARGUMENT, PERMISSION_DENIED (not_allowed).
  func inviteConnect(_ request: InviteConnectRequest, context: CallContext) async throws -> InviteConnectResponse
  /// Begins to connect by an invitation. Errors: NOT_FOUND (invitation_not_found, whatever is wrong with it),
  /// FAILED_PRECONDITION (provider_not_configured).
  func startInvitedConnect(_ request: StartInvitedConnectRequest, context: CallContext) async throws -> StartConnectResponse
  /// Ends a flow with what the provider sent the browser back with. The state is used up whatever comes of it.
  /// Errors: UNAUTHENTICATED (state_invalid: unknown, used, expired, of another provider or browser),
  /// PERMISSION_DENIED (not_allowed: also where the log-in that began it has ended), FAILED_PRECONDITION (consent_denied,
  /// provider_refused, account_unusable, already_connected), UNAVAILABLE.
  func finishConnect(_ request: FinishConnectRequest, context: CallContext) async throws -> FinishConnectResponse
  /// Lets data flow over a connection that waits for it. Confirming an active one changes nothing.
  /// Errors: NOT_FOUND (connection_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (not_pending, already_connected).
  func confirmConnection(_ request: ConfirmConnectionRequest, context: CallContext) async throws -> ConfirmConnectionResponse
  /// Drops a connection that waits for confirmation. Errors: NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION (not_pending).
  func rejectConnection(_ request: RejectConnectionRequest, context: CallContext) async throws -> RejectConnectionResponse
  /// Forgets the tokens at once and then asks the provider to revoke them, unless another connection shares the account. A
  /// provider that fails does not hinder it. Errors: NOT_FOUND (connection_not_found), PERMISSION_DENIED.
  func disconnect(_ request: DisconnectRequest, context: CallContext) async throws -> DisconnectResponse
  /// The connections of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listConnections(_ request: ListConnectionsRequest, context: CallContext) async throws -> ListConnectionsResponse
  /// One connection. Errors: NOT_FOUND (connection_not_found).
  func getConnection(_ request: GetConnectionRequest, context: CallContext) async throws -> GetConnectionResponse
  /// Adds contacts and completes those that are known, at most 500, by their phone number. A number that is none is refused
  /// alone. Errors: INVALID_ARGUMENT (too_many_items).
  func upsertContacts(_ request: UpsertContactsRequest, context: CallContext) async throws -> UpsertContactsResponse
  /// Which contacts have these phone numbers, however they are written; at most 500. A number without a contact has no
  /// answer in the list. Errors: INVALID_ARGUMENT (too_many_items).
  func lookUpContacts(_ request: LookUpContactsRequest, context: CallContext) async throws -> LookUpContactsResponse
  /// Contacts whose name holds the text, nearest first; without a text all of them, in the order in which they were added.
  /// Errors: INVALID_ARGUMENT (invalid_text, bad_limit, bad_cursor).
  func searchContacts(_ request: SearchContactsRequest, context: CallContext) async throws -> SearchContactsResponse
  /// One contact. Errors: NOT_FOUND (contact_not_found).
  func getContact(_ request: GetContactRequest, context: CallContext) async throws -> GetContactResponse
  /// Says that calls have ended, or have changed since: each is brought to the customer systems that its agent is connected
  /// to, once each. At most 500; a version at or below one that was told before changes nothing.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  func enqueueSync(_ request: EnqueueSyncRequest, context: CallContext) async throws -> EnqueueSyncResponse
  /// Says that agents have left organizations, or that an organization was closed: each connection of an agent that the
  /// organization has no more at that time, by what auth says then, is ended and its tokens are forgotten. At most 500.
  /// Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  func reviewConnections(_ request: ReviewConnectionsRequest, context: CallContext) async throws -> ReviewConnectionsResponse
  /// Calls on their way to customer systems, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_call_id,
  /// invalid_connection_id).
  func listSyncs(_ request: ListSyncsRequest, context: CallContext) async throws -> ListSyncsResponse
  /// One, with its latest 50 attempts. Errors: NOT_FOUND (sync_not_found).
  func getSync(_ request: GetSyncRequest, context: CallContext) async throws -> GetSyncResponse
  /// Every attempt of the caller's organization, newest first, for a year. Errors: INVALID_ARGUMENT (bad_cursor).
  func listSyncLogs(_ request: ListSyncLogsRequest, context: CallContext) async throws -> ListSyncLogsResponse
  /// Tries again what failed or was skipped; what is under way or done stays as it is. Errors: NOT_FOUND (sync_not_found).
  func retrySync(_ request: RetrySyncRequest, context: CallContext) async throws -> RetrySyncResponse
  /// When the calendar that an agent is connected to is taken, by whatever stands in it and by appointments that are on their
  /// way there. Errors: INVALID_ARGUMENT (invalid_agent_id, invalid_from, invalid_to), FAILED_PRECONDITION
  /// (calendar_not_connected, needs_reauth, calendar_scope_missing, calendar_refused), UNAVAILABLE.
  func getBusyTimes(_ request: GetBusyTimesRequest, context: CallContext) async throws -> GetBusyTimesResponse
  /// Takes a slot of an agent's calendar and puts an event there, once for each key. Where the calendar cannot be reached the
  /// appointment answers as BOOKING: the slot is held, and the event follows as soon as it can be made.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (contact_not_found), PERMISSION_DENIED (not_allowed), ALREADY_EXISTS (slot_taken),
  /// FAILED_PRECONDITION (calendar_not_connected, needs_reauth, calendar_scope_missing, calendar_refused,
  /// idempotency_mismatch).
  func bookAppointment(_ request: BookAppointmentRequest, context: CallContext) async throws -> BookAppointmentResponse
  /// Takes an appointment back: its event is removed, and then its slot is free. Where the calendar cannot be reached it
  /// answers as CANCELING, and the event is removed as soon as that can be done. One that is over stays as it is.
  /// Errors: NOT_FOUND (appointment_not_found), PERMISSION_DENIED (not_allowed).
  func cancelAppointment(_ request: CancelAppointmentRequest, context: CallContext) async throws -> CancelAppointmentResponse
  /// Appointments, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_agent_id).
  func listAppointments(_ request: ListAppointmentsRequest, context: CallContext) async throws -> ListAppointmentsResponse
  /// One. Errors: NOT_FOUND (appointment_not_found).
  func getAppointment(_ request: GetAppointmentRequest, context: CallContext) async throws -> GetAppointmentResponse
  /// Says what an agent's assistant at Retell or Vapi is to be like; a job brings there what differs and nothing else.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED (not_allowed), FAILED_PRECONDITION
  /// (assistant_not_supported: the agent is of another provider; api_key_missing: none is stored and none was sent).
  func putAssistant(_ request: PutAssistantRequest, context: CallContext) async throws -> PutAssistantResponse
  /// What it is to be like, and whether it is so. Errors: NOT_FOUND (assistant_not_found).
  func getAssistant(_ request: GetAssistantRequest, context: CallContext) async throws -> GetAssistantResponse
  /// Compares once more and brings there what somebody changed at the provider, or what failed.
  /// Errors: NOT_FOUND (assistant_not_found), PERMISSION_DENIED (not_allowed).
  func syncAssistant(_ request: SyncAssistantRequest, context: CallContext) async throws -> SyncAssistantResponse
}

extension IntegrationsService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(IntegrationsMethods.startConnect) { request, context in try await self.startConnect(request, context: context) },
      MethodHandler(IntegrationsMethods.inviteConnect) { request, context in try await self.inviteConnect(request, context: context) },
      MethodHandler(IntegrationsMethods.startInvitedConnect) { request, context in try await self.startInvitedConnect(request, context: context) },
      MethodHandler(IntegrationsMethods.finishConnect) { request, context in try await self.finishConnect(request, context: context) },
      MethodHandler(IntegrationsMethods.confirmConnection) { request, context in try await self.confirmConnection(request, context: context) },
      MethodHandler(IntegrationsMethods.rejectConnection) { request, context in try await self.rejectConnection(request, context: context) },
      MethodHandler(IntegrationsMethods.disconnect) { request, context in try await self.disconnect(request, context: context) },
      MethodHandler(IntegrationsMethods.listConnections) { request, context in try await self.listConnections(request, context: context) },
      MethodHandler(IntegrationsMethods.getConnection) { request, context in try await self.getConnection(request, context: context) },
      MethodHandler(IntegrationsMethods.upsertContacts) { request, context in try await self.upsertContacts(request, context: context) },
      MethodHandler(IntegrationsMethods.lookUpContacts) { request, context in try await self.lookUpContacts(request, context: context) },
      MethodHandler(IntegrationsMethods.searchContacts) { request, context in try await self.searchContacts(request, context: context) },
      MethodHandler(IntegrationsMethods.getContact) { request, context in try await self.getContact(request, context: context) },
      MethodHandler(IntegrationsMethods.enqueueSync) { request, context in try await self.enqueueSync(request, context: context) },
      MethodHandler(IntegrationsMethods.reviewConnections) { request, context in try await self.reviewConnections(request, context: context) },
      MethodHandler(IntegrationsMethods.listSyncs) { request, context in try await self.listSyncs(request, context: context) },
      MethodHandler(IntegrationsMethods.getSync) { request, context in try await self.getSync(request, context: context) },
      MethodHandler(IntegrationsMethods.listSyncLogs) { request, context in try await self.listSyncLogs(request, context: context) },
      MethodHandler(IntegrationsMethods.retrySync) { request, context in try await self.retrySync(request, context: context) },
      MethodHandler(IntegrationsMethods.getBusyTimes) { request, context in try await self.getBusyTimes(request, context: context) },
      MethodHandler(IntegrationsMethods.bookAppointment) { request, context in try await self.bookAppointment(request, context: context) },
      MethodHandler(IntegrationsMethods.cancelAppointment) { request, context in try await self.cancelAppointment(request, context: context) },
      MethodHandler(IntegrationsMethods.listAppointments) { request, context in try await self.listAppointments(request, context: context) },
      MethodHandler(IntegrationsMethods.getAppointment) { request, context in try await self.getAppointment(request, context: context) },
      MethodHandler(IntegrationsMethods.putAssistant) { request, context in try await self.putAssistant(request, context: context) },
      MethodHandler(IntegrationsMethods.getAssistant) { request, context in try await self.getAssistant(request, context: context) },
      MethodHandler(IntegrationsMethods.syncAssistant) { request, context in try await self.syncAssistant(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.integrations.v1.IntegrationsService`.
public enum IntegrationsMethods {
  /// Begins to connect an agent to a provider for somebody who is logged in. Errors: INVALID_ARGUMENT,
  /// PERMISSION_DENIED (not_allowed), FAILED_PRECONDITION (already_connected, provider_not_configured).
  public static let startConnect = Method<StartConnectRequest, StartConnectResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/StartConnect", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Makes a link by which somebody without a log-in can connect an account of theirs; an admin confirms it afterwards. It
  /// is good once, for 72 hours. Errors: INVALID_ARGUMENT, PERMISSION_DENIED (not_allowed).
  public static let inviteConnect = Method<InviteConnectRequest, InviteConnectResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/InviteConnect", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Begins to connect by an invitation. Errors: NOT_FOUND (invitation_not_found, whatever is wrong with it),
  /// FAILED_PRECONDITION (provider_not_configured).
  public static let startInvitedConnect = Method<StartInvitedConnectRequest, StartConnectResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/StartInvitedConnect", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge"], isSystem: true))

  /// Ends a flow with what the provider sent the browser back with. The state is used up whatever comes of it.
  /// Errors: UNAUTHENTICATED (state_invalid: unknown, used, expired, of another provider or browser),
  /// PERMISSION_DENIED (not_allowed: also where the log-in that began it has ended), FAILED_PRECONDITION (consent_denied,
  /// provider_refused, account_unusable, already_connected), UNAVAILABLE.
  public static let finishConnect = Method<FinishConnectRequest, FinishConnectResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/FinishConnect", defaultTimeout: .milliseconds(20000),
      idempotency: .idempotent, callers: ["edge"], isSystem: true))

  /// Lets data flow over a connection that waits for it. Confirming an active one changes nothing.
  /// Errors: NOT_FOUND (connection_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (not_pending, already_connected).
  public static let confirmConnection = Method<ConfirmConnectionRequest, ConfirmConnectionResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/ConfirmConnection", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Drops a connection that waits for confirmation. Errors: NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION (not_pending).
  public static let rejectConnection = Method<RejectConnectionRequest, RejectConnectionResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/RejectConnection", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Forgets the tokens at once and then asks the provider to revoke them, unless another connection shares the account. A
  /// provider that fails does not hinder it. Errors: NOT_FOUND (connection_not_found), PERMISSION_DENIED.
  public static let disconnect = Method<DisconnectRequest, DisconnectResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/Disconnect", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// The connections of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listConnections = Method<ListConnectionsRequest, ListConnectionsResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/ListConnections", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One connection. Errors: NOT_FOUND (connection_not_found).
  public static let getConnection = Method<GetConnectionRequest, GetConnectionResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/GetConnection", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Adds contacts and completes those that are known, at most 500, by their phone number. A number that is none is refused
  /// alone. Errors: INVALID_ARGUMENT (too_many_items).
  public static let upsertContacts = Method<UpsertContactsRequest, UpsertContactsResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/UpsertContacts", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Which contacts have these phone numbers, however they are written; at most 500. A number without a contact has no
  /// answer in the list. Errors: INVALID_ARGUMENT (too_many_items).
  public static let lookUpContacts = Method<LookUpContactsRequest, LookUpContactsResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/LookUpContacts", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Contacts whose name holds the text, nearest first; without a text all of them, in the order in which they were added.
  /// Errors: INVALID_ARGUMENT (invalid_text, bad_limit, bad_cursor).
  public static let searchContacts = Method<SearchContactsRequest, SearchContactsResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/SearchContacts", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One contact. Errors: NOT_FOUND (contact_not_found).
  public static let getContact = Method<GetContactRequest, GetContactResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/GetContact", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Says that calls have ended, or have changed since: each is brought to the customer systems that its agent is connected
  /// to, once each. At most 500; a version at or below one that was told before changes nothing.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  public static let enqueueSync = Method<EnqueueSyncRequest, EnqueueSyncResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/EnqueueSync", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["webhooks"], isSystem: true))

  /// Says that agents have left organizations, or that an organization was closed: each connection of an agent that the
  /// organization has no more at that time, by what auth says then, is ended and its tokens are forgotten. At most 500.
  /// Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  public static let reviewConnections = Method<ReviewConnectionsRequest, ReviewConnectionsResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/ReviewConnections", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["auth"], isSystem: true))

  /// Calls on their way to customer systems, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_call_id,
  /// invalid_connection_id).
  public static let listSyncs = Method<ListSyncsRequest, ListSyncsResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/ListSyncs", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One, with its latest 50 attempts. Errors: NOT_FOUND (sync_not_found).
  public static let getSync = Method<GetSyncRequest, GetSyncResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/GetSync", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Every attempt of the caller's organization, newest first, for a year. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listSyncLogs = Method<ListSyncLogsRequest, ListSyncLogsResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/ListSyncLogs", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Tries again what failed or was skipped; what is under way or done stays as it is. Errors: NOT_FOUND (sync_not_found).
  public static let retrySync = Method<RetrySyncRequest, RetrySyncResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/RetrySync", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// When the calendar that an agent is connected to is taken, by whatever stands in it and by appointments that are on their
  /// way there. Errors: INVALID_ARGUMENT (invalid_agent_id, invalid_from, invalid_to), FAILED_PRECONDITION
  /// (calendar_not_connected, needs_reauth, calendar_scope_missing, calendar_refused), UNAVAILABLE.
  public static let getBusyTimes = Method<GetBusyTimesRequest, GetBusyTimesResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/GetBusyTimes", defaultTimeout: .milliseconds(15000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Takes a slot of an agent's calendar and puts an event there, once for each key. Where the calendar cannot be reached the
  /// appointment answers as BOOKING: the slot is held, and the event follows as soon as it can be made.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (contact_not_found), PERMISSION_DENIED (not_allowed), ALREADY_EXISTS (slot_taken),
  /// FAILED_PRECONDITION (calendar_not_connected, needs_reauth, calendar_scope_missing, calendar_refused,
  /// idempotency_mismatch).
  public static let bookAppointment = Method<BookAppointmentRequest, BookAppointmentResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/BookAppointment", defaultTimeout: .milliseconds(30000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Takes an appointment back: its event is removed, and then its slot is free. Where the calendar cannot be reached it
  /// answers as CANCELING, and the event is removed as soon as that can be done. One that is over stays as it is.
  /// Errors: NOT_FOUND (appointment_not_found), PERMISSION_DENIED (not_allowed).
  public static let cancelAppointment = Method<CancelAppointmentRequest, CancelAppointmentResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/CancelAppointment", defaultTimeout: .milliseconds(30000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Appointments, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_agent_id).
  public static let listAppointments = Method<ListAppointmentsRequest, ListAppointmentsResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/ListAppointments", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One. Errors: NOT_FOUND (appointment_not_found).
  public static let getAppointment = Method<GetAppointmentRequest, GetAppointmentResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/GetAppointment", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Says what an agent's assistant at Retell or Vapi is to be like; a job brings there what differs and nothing else.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED (not_allowed), FAILED_PRECONDITION
  /// (assistant_not_supported: the agent is of another provider; api_key_missing: none is stored and none was sent).
  public static let putAssistant = Method<PutAssistantRequest, PutAssistantResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/PutAssistant", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// What it is to be like, and whether it is so. Errors: NOT_FOUND (assistant_not_found).
  public static let getAssistant = Method<GetAssistantRequest, GetAssistantResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/GetAssistant", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Compares once more and brings there what somebody changed at the provider, or what failed.
  /// Errors: NOT_FOUND (assistant_not_found), PERMISSION_DENIED (not_allowed).
  public static let syncAssistant = Method<SyncAssistantRequest, SyncAssistantResponse>(
    MethodDescription(
      name: "switchboard.integrations.v1.IntegrationsService/SyncAssistant", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    startConnect.description,
    inviteConnect.description,
    startInvitedConnect.description,
    finishConnect.description,
    confirmConnection.description,
    rejectConnection.description,
    disconnect.description,
    listConnections.description,
    getConnection.description,
    upsertContacts.description,
    lookUpContacts.description,
    searchContacts.description,
    getContact.description,
    enqueueSync.description,
    reviewConnections.description,
    listSyncs.description,
    getSync.description,
    listSyncLogs.description,
    retrySync.description,
    getBusyTimes.description,
    bookAppointment.description,
    cancelAppointment.description,
    listAppointments.description,
    getAppointment.description,
    putAssistant.description,
    getAssistant.description,
    syncAssistant.description,
  ]
}

/// Calls `switchboard.integrations.v1.IntegrationsService`.
public struct IntegrationsClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Begins to connect an agent to a provider for somebody who is logged in. Errors: INVALID_ARGUMENT,
  /// PERMISSION_DENIED (not_allowed), FAILED_PRECONDITION (already_connected, provider_not_configured).
  public func startConnect(
    _ request: StartConnectRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> StartConnectResponse {
    try await caller.call(IntegrationsMethods.startConnect, request, options: options)
  }

  /// Makes a link by which somebody without a log-in can connect an account of theirs; an admin confirms it afterwards. It
  /// is good once, for 72 hours. Errors: INVALID_ARGUMENT, PERMISSION_DENIED (not_allowed).
  public func inviteConnect(
    _ request: InviteConnectRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> InviteConnectResponse {
    try await caller.call(IntegrationsMethods.inviteConnect, request, options: options)
  }

  /// Begins to connect by an invitation. Errors: NOT_FOUND (invitation_not_found, whatever is wrong with it),
  /// FAILED_PRECONDITION (provider_not_configured).
  public func startInvitedConnect(
    _ request: StartInvitedConnectRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> StartConnectResponse {
    try await caller.call(IntegrationsMethods.startInvitedConnect, request, options: options)
  }

  /// Ends a flow with what the provider sent the browser back with. The state is used up whatever comes of it.
  /// Errors: UNAUTHENTICATED (state_invalid: unknown, used, expired, of another provider or browser),
  /// PERMISSION_DENIED (not_allowed: also where the log-in that began it has ended), FAILED_PRECONDITION (consent_denied,
  /// provider_refused, account_unusable, already_connected), UNAVAILABLE.
  public func finishConnect(
    _ request: FinishConnectRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> FinishConnectResponse {
    try await caller.call(IntegrationsMethods.finishConnect, request, options: options)
  }

  /// Lets data flow over a connection that waits for it. Confirming an active one changes nothing.
  /// Errors: NOT_FOUND (connection_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (not_pending, already_connected).
  public func confirmConnection(
    _ request: ConfirmConnectionRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ConfirmConnectionResponse {
    try await caller.call(IntegrationsMethods.confirmConnection, request, options: options)
  }

  /// Drops a connection that waits for confirmation. Errors: NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION (not_pending).
  public func rejectConnection(
    _ request: RejectConnectionRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RejectConnectionResponse {
    try await caller.call(IntegrationsMethods.rejectConnection, request, options: options)
  }

  /// Forgets the tokens at once and then asks the provider to revoke them, unless another connection shares the account. A
  /// provider that fails does not hinder it. Errors: NOT_FOUND (connection_not_found), PERMISSION_DENIED.
  public func disconnect(
    _ request: DisconnectRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DisconnectResponse {
    try await caller.call(IntegrationsMethods.disconnect, request, options: options)
  }

  /// The connections of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listConnections(
    _ request: ListConnectionsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListConnectionsResponse {
    try await caller.call(IntegrationsMethods.listConnections, request, options: options)
  }

  /// One connection. Errors: NOT_FOUND (connection_not_found).
  public func getConnection(
    _ request: GetConnectionRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetConnectionResponse {
    try await caller.call(IntegrationsMethods.getConnection, request, options: options)
  }

  /// Adds contacts and completes those that are known, at most 500, by their phone number. A number that is none is refused
  /// alone. Errors: INVALID_ARGUMENT (too_many_items).
  public func upsertContacts(
    _ request: UpsertContactsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> UpsertContactsResponse {
    try await caller.call(IntegrationsMethods.upsertContacts, request, options: options)
  }

  /// Which contacts have these phone numbers, however they are written; at most 500. A number without a contact has no
  /// answer in the list. Errors: INVALID_ARGUMENT (too_many_items).
  public func lookUpContacts(
    _ request: LookUpContactsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> LookUpContactsResponse {
    try await caller.call(IntegrationsMethods.lookUpContacts, request, options: options)
  }

  /// Contacts whose name holds the text, nearest first; without a text all of them, in the order in which they were added.
  /// Errors: INVALID_ARGUMENT (invalid_text, bad_limit, bad_cursor).
  public func searchContacts(
    _ request: SearchContactsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SearchContactsResponse {
    try await caller.call(IntegrationsMethods.searchContacts, request, options: options)
  }

  /// One contact. Errors: NOT_FOUND (contact_not_found).
  public func getContact(
    _ request: GetContactRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetContactResponse {
    try await caller.call(IntegrationsMethods.getContact, request, options: options)
  }

  /// Says that calls have ended, or have changed since: each is brought to the customer systems that its agent is connected
  /// to, once each. At most 500; a version at or below one that was told before changes nothing.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  public func enqueueSync(
    _ request: EnqueueSyncRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EnqueueSyncResponse {
    try await caller.call(IntegrationsMethods.enqueueSync, request, options: options)
  }

  /// Says that agents have left organizations, or that an organization was closed: each connection of an agent that the
  /// organization has no more at that time, by what auth says then, is ended and its tokens are forgotten. At most 500.
  /// Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  public func reviewConnections(
    _ request: ReviewConnectionsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ReviewConnectionsResponse {
    try await caller.call(IntegrationsMethods.reviewConnections, request, options: options)
  }

  /// Calls on their way to customer systems, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_call_id,
  /// invalid_connection_id).
  public func listSyncs(
    _ request: ListSyncsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListSyncsResponse {
    try await caller.call(IntegrationsMethods.listSyncs, request, options: options)
  }

  /// One, with its latest 50 attempts. Errors: NOT_FOUND (sync_not_found).
  public func getSync(
    _ request: GetSyncRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetSyncResponse {
    try await caller.call(IntegrationsMethods.getSync, request, options: options)
  }

  /// Every attempt of the caller's organization, newest first, for a year. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listSyncLogs(
    _ request: ListSyncLogsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListSyncLogsResponse {
    try await caller.call(IntegrationsMethods.listSyncLogs, request, options: options)
  }

  /// Tries again what failed or was skipped; what is under way or done stays as it is. Errors: NOT_FOUND (sync_not_found).
  public func retrySync(
    _ request: RetrySyncRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RetrySyncResponse {
    try await caller.call(IntegrationsMethods.retrySync, request, options: options)
  }

  /// When the calendar that an agent is connected to is taken, by whatever stands in it and by appointments that are on their
  /// way there. Errors: INVALID_ARGUMENT (invalid_agent_id, invalid_from, invalid_to), FAILED_PRECONDITION
  /// (calendar_not_connected, needs_reauth, calendar_scope_missing, calendar_refused), UNAVAILABLE.
  public func getBusyTimes(
    _ request: GetBusyTimesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetBusyTimesResponse {
    try await caller.call(IntegrationsMethods.getBusyTimes, request, options: options)
  }

  /// Takes a slot of an agent's calendar and puts an event there, once for each key. Where the calendar cannot be reached the
  /// appointment answers as BOOKING: the slot is held, and the event follows as soon as it can be made.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (contact_not_found), PERMISSION_DENIED (not_allowed), ALREADY_EXISTS (slot_taken),
  /// FAILED_PRECONDITION (calendar_not_connected, needs_reauth, calendar_scope_missing, calendar_refused,
  /// idempotency_mismatch).
  public func bookAppointment(
    _ request: BookAppointmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> BookAppointmentResponse {
    try await caller.call(IntegrationsMethods.bookAppointment, request, options: options)
  }

  /// Takes an appointment back: its event is removed, and then its slot is free. Where the calendar cannot be reached it
  /// answers as CANCELING, and the event is removed as soon as that can be done. One that is over stays as it is.
  /// Errors: NOT_FOUND (appointment_not_found), PERMISSION_DENIED (not_allowed).
  public func cancelAppointment(
    _ request: CancelAppointmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CancelAppointmentResponse {
    try await caller.call(IntegrationsMethods.cancelAppointment, request, options: options)
  }

  /// Appointments, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_agent_id).
  public func listAppointments(
    _ request: ListAppointmentsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListAppointmentsResponse {
    try await caller.call(IntegrationsMethods.listAppointments, request, options: options)
  }

  /// One. Errors: NOT_FOUND (appointment_not_found).
  public func getAppointment(
    _ request: GetAppointmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetAppointmentResponse {
    try await caller.call(IntegrationsMethods.getAppointment, request, options: options)
  }

  /// Says what an agent's assistant at Retell or Vapi is to be like; a job brings there what differs and nothing else.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED (not_allowed), FAILED_PRECONDITION
  /// (assistant_not_supported: the agent is of another provider; api_key_missing: none is stored and none was sent).
  public func putAssistant(
    _ request: PutAssistantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> PutAssistantResponse {
    try await caller.call(IntegrationsMethods.putAssistant, request, options: options)
  }

  /// What it is to be like, and whether it is so. Errors: NOT_FOUND (assistant_not_found).
  public func getAssistant(
    _ request: GetAssistantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetAssistantResponse {
    try await caller.call(IntegrationsMethods.getAssistant, request, options: options)
  }

  /// Compares once more and brings there what somebody changed at the provider, or what failed.
  /// Errors: NOT_FOUND (assistant_not_found), PERMISSION_DENIED (not_allowed).
  public func syncAssistant(
    _ request: SyncAssistantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SyncAssistantResponse {
    try await caller.call(IntegrationsMethods.syncAssistant, request, options: options)
  }
}

/// The methods of `switchboard.integrations.v1.IntegrationsService` with their messages, for callers that know them by name.
public enum IntegrationsReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      IntegrationsMethods.startConnect.description,
      request: StartConnectRequest.self, response: StartConnectResponse.self),
    MethodReflection(
      IntegrationsMethods.inviteConnect.description,
      request: InviteConnectRequest.self, response: InviteConnectResponse.self),
    MethodReflection(
      IntegrationsMethods.startInvitedConnect.description,
      request: StartInvitedConnectRequest.self, response: StartConnectResponse.self),
    MethodReflection(
      IntegrationsMethods.finishConnect.description,
      request: FinishConnectRequest.self, response: FinishConnectResponse.self),
    MethodReflection(
      IntegrationsMethods.confirmConnection.description,
      request: ConfirmConnectionRequest.self, response: ConfirmConnectionResponse.self),
    MethodReflection(
      IntegrationsMethods.rejectConnection.description,
      request: RejectConnectionRequest.self, response: RejectConnectionResponse.self),
    MethodReflection(
      IntegrationsMethods.disconnect.description,
      request: DisconnectRequest.self, response: DisconnectResponse.self),
    MethodReflection(
      IntegrationsMethods.listConnections.description,
      request: ListConnectionsRequest.self, response: ListConnectionsResponse.self),
    MethodReflection(
      IntegrationsMethods.getConnection.description,
      request: GetConnectionRequest.self, response: GetConnectionResponse.self),
    MethodReflection(
      IntegrationsMethods.upsertContacts.description,
      request: UpsertContactsRequest.self, response: UpsertContactsResponse.self),
    MethodReflection(
      IntegrationsMethods.lookUpContacts.description,
      request: LookUpContactsRequest.self, response: LookUpContactsResponse.self),
    MethodReflection(
      IntegrationsMethods.searchContacts.description,
      request: SearchContactsRequest.self, response: SearchContactsResponse.self),
    MethodReflection(
      IntegrationsMethods.getContact.description,
      request: GetContactRequest.self, response: GetContactResponse.self),
    MethodReflection(
      IntegrationsMethods.enqueueSync.description,
      request: EnqueueSyncRequest.self, response: EnqueueSyncResponse.self),
    MethodReflection(
      IntegrationsMethods.reviewConnections.description,
      request: ReviewConnectionsRequest.self, response: ReviewConnectionsResponse.self),
    MethodReflection(
      IntegrationsMethods.listSyncs.description,
      request: ListSyncsRequest.self, response: ListSyncsResponse.self),
    MethodReflection(
      IntegrationsMethods.getSync.description,
      request: GetSyncRequest.self, response: GetSyncResponse.self),
    MethodReflection(
      IntegrationsMethods.listSyncLogs.description,
      request: ListSyncLogsRequest.self, response: ListSyncLogsResponse.self),
    MethodReflection(
      IntegrationsMethods.retrySync.description,
      request: RetrySyncRequest.self, response: RetrySyncResponse.self),
    MethodReflection(
      IntegrationsMethods.getBusyTimes.description,
      request: GetBusyTimesRequest.self, response: GetBusyTimesResponse.self),
    MethodReflection(
      IntegrationsMethods.bookAppointment.description,
      request: BookAppointmentRequest.self, response: BookAppointmentResponse.self),
    MethodReflection(
      IntegrationsMethods.cancelAppointment.description,
      request: CancelAppointmentRequest.self, response: CancelAppointmentResponse.self),
    MethodReflection(
      IntegrationsMethods.listAppointments.description,
      request: ListAppointmentsRequest.self, response: ListAppointmentsResponse.self),
    MethodReflection(
      IntegrationsMethods.getAppointment.description,
      request: GetAppointmentRequest.self, response: GetAppointmentResponse.self),
    MethodReflection(
      IntegrationsMethods.putAssistant.description,
      request: PutAssistantRequest.self, response: PutAssistantResponse.self),
    MethodReflection(
      IntegrationsMethods.getAssistant.description,
      request: GetAssistantRequest.self, response: GetAssistantResponse.self),
    MethodReflection(
      IntegrationsMethods.syncAssistant.description,
      request: SyncAssistantRequest.self, response: SyncAssistantResponse.self),
  ]
}
