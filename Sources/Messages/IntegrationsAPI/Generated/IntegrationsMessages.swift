// Made from switchboard/integrations/v1/integrations.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
public import RPCAPI

/// A slot of the calendar that an agent is connected to.
public struct Appointment: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// UUID.
  public var agentID: String = ""
  /// UUID.
  public var connectionID: String = ""
  public var status: AppointmentStatus = .unspecified
  /// Why it failed: `calendar_busy`, `slot_passed`, `removed_in_calendar`, `needs_reauth`, `not_connected`, `not_permitted`
  /// and such. Of one that was canceled: why its event may still stand there. Empty otherwise.
  public var reason: String = ""
  public var startsAt: Timestamp? = nil
  public var endsAt: Timestamp? = nil
  /// IANA name.
  public var timeZone: String = ""
  public var title: Sensitive<String> = ""
  public var notes: Sensitive<String> = ""
  /// Empty where nobody is invited.
  public var guestEmail: Sensitive<String> = ""
  /// UUID, or empty.
  public var contactID: String = ""
  /// UUID, or empty.
  public var callID: String = ""
  public var createdAt: Timestamp? = nil
  public var updatedAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    agentID: String = "",
    connectionID: String = "",
    status: AppointmentStatus = .unspecified,
    reason: String = "",
    startsAt: Timestamp? = nil,
    endsAt: Timestamp? = nil,
    timeZone: String = "",
    title: Sensitive<String> = "",
    notes: Sensitive<String> = "",
    guestEmail: Sensitive<String> = "",
    contactID: String = "",
    callID: String = "",
    createdAt: Timestamp? = nil,
    updatedAt: Timestamp? = nil
  ) {
    self.id = id
    self.agentID = agentID
    self.connectionID = connectionID
    self.status = status
    self.reason = reason
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.timeZone = timeZone
    self.title = title
    self.notes = notes
    self.guestEmail = guestEmail
    self.contactID = contactID
    self.callID = callID
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

public struct GetBusyTimesRequest: Sendable, Hashable {
  /// UUID of an agent that is connected to Google.
  public var agentID: String = ""
  public var from: Timestamp? = nil
  /// After `from`, by 62 days at most.
  public var to: Timestamp? = nil

  public init() {}

  public init(
    agentID: String = "",
    from: Timestamp? = nil,
    to: Timestamp? = nil
  ) {
    self.agentID = agentID
    self.from = from
    self.to = to
  }
}

/// From `starts_at` to just before `ends_at`.
public struct BusyTime: Sendable, Hashable {
  public var startsAt: Timestamp? = nil
  public var endsAt: Timestamp? = nil

  public init() {}

  public init(
    startsAt: Timestamp? = nil,
    endsAt: Timestamp? = nil
  ) {
    self.startsAt = startsAt
    self.endsAt = endsAt
  }
}

public struct GetBusyTimesResponse: Sendable, Hashable {
  /// In order, none touching another, within the request's times.
  public var busy: [BusyTime] = []

  public init() {}

  public init(
    busy: [BusyTime] = []
  ) {
    self.busy = busy
  }
}

public struct BookAppointmentRequest: Sendable, Hashable {
  /// UUID of an agent that is connected to Google.
  public var agentID: String = ""
  /// In the future, within two years.
  public var startsAt: Timestamp? = nil
  /// After `starts_at`, by 24 hours at most.
  public var endsAt: Timestamp? = nil
  /// IANA name in which the calendar shows it, such as `America/New_York`; empty: UTC.
  public var timeZone: String = ""
  /// 1 to 200 characters.
  public var title: Sensitive<String> = ""
  /// At most 4,000 characters; plain text.
  public var notes: Sensitive<String> = ""
  /// Whom the calendar invites by mail; empty: nobody.
  public var guestEmail: Sensitive<String> = ""
  /// UUID of a contact of the organization, or empty.
  public var contactID: String = ""
  /// UUID of the call in which it was agreed, or empty.
  public var callID: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    agentID: String = "",
    startsAt: Timestamp? = nil,
    endsAt: Timestamp? = nil,
    timeZone: String = "",
    title: Sensitive<String> = "",
    notes: Sensitive<String> = "",
    guestEmail: Sensitive<String> = "",
    contactID: String = "",
    callID: String = "",
    idempotencyKey: String = ""
  ) {
    self.agentID = agentID
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.timeZone = timeZone
    self.title = title
    self.notes = notes
    self.guestEmail = guestEmail
    self.contactID = contactID
    self.callID = callID
    self.idempotencyKey = idempotencyKey
  }
}

public struct BookAppointmentResponse: Sendable, Hashable {
  public var appointment: Appointment? = nil

  public init() {}

  public init(
    appointment: Appointment? = nil
  ) {
    self.appointment = appointment
  }
}

public struct CancelAppointmentRequest: Sendable, Hashable {
  /// UUID.
  public var appointmentID: String = ""

  public init() {}

  public init(
    appointmentID: String = ""
  ) {
    self.appointmentID = appointmentID
  }
}

public struct CancelAppointmentResponse: Sendable, Hashable {
  public var appointment: Appointment? = nil

  public init() {}

  public init(
    appointment: Appointment? = nil
  ) {
    self.appointment = appointment
  }
}

public struct ListAppointmentsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil
  /// UUID, or empty for all.
  public var agentID: String = ""

  public init() {}

  public init(
    page: PageRequest? = nil,
    agentID: String = ""
  ) {
    self.page = page
    self.agentID = agentID
  }
}

public struct ListAppointmentsResponse: Sendable, Hashable {
  public var appointments: [Appointment] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    appointments: [Appointment] = [],
    page: PageResponse? = nil
  ) {
    self.appointments = appointments
    self.page = page
  }
}

public struct GetAppointmentRequest: Sendable, Hashable {
  /// UUID.
  public var appointmentID: String = ""

  public init() {}

  public init(
    appointmentID: String = ""
  ) {
    self.appointmentID = appointmentID
  }
}

public struct GetAppointmentResponse: Sendable, Hashable {
  public var appointment: Appointment? = nil

  public init() {}

  public init(
    appointment: Appointment? = nil
  ) {
    self.appointment = appointment
  }
}

/// An agent's assistant at its voice provider, as it is to be. What is empty is left there as it is.
public struct Assistant: Sendable, Hashable {
  /// UUID.
  public var agentID: String = ""
  /// `retell` or `vapi`.
  public var provider: String = ""
  /// What the assistant is called there.
  public var providerAgentID: String = ""
  public var name: Sensitive<String> = ""
  public var firstMessage: Sensitive<String> = ""
  public var prompt: Sensitive<String> = ""
  public var webhookURL: Sensitive<String> = ""
  /// Where its events went before the address was first changed from here; empty where nowhere.
  public var previousWebhookURL: Sensitive<String> = ""
  public var state: AssistantState = .unspecified
  /// Why it failed, or why the last attempt did not succeed; empty otherwise.
  public var reason: String = ""
  /// Counts what was asked for.
  public var wantedVersion: Int64 = 0
  /// Which of it is there; 0 while nothing is.
  public var syncedVersion: Int64 = 0
  /// Attempts so far.
  public var attempts: Int64 = 0
  public var updatedAt: Timestamp? = nil

  public init() {}

  public init(
    agentID: String = "",
    provider: String = "",
    providerAgentID: String = "",
    name: Sensitive<String> = "",
    firstMessage: Sensitive<String> = "",
    prompt: Sensitive<String> = "",
    webhookURL: Sensitive<String> = "",
    previousWebhookURL: Sensitive<String> = "",
    state: AssistantState = .unspecified,
    reason: String = "",
    wantedVersion: Int64 = 0,
    syncedVersion: Int64 = 0,
    attempts: Int64 = 0,
    updatedAt: Timestamp? = nil
  ) {
    self.agentID = agentID
    self.provider = provider
    self.providerAgentID = providerAgentID
    self.name = name
    self.firstMessage = firstMessage
    self.prompt = prompt
    self.webhookURL = webhookURL
    self.previousWebhookURL = previousWebhookURL
    self.state = state
    self.reason = reason
    self.wantedVersion = wantedVersion
    self.syncedVersion = syncedVersion
    self.attempts = attempts
    self.updatedAt = updatedAt
  }
}

public struct PutAssistantRequest: Sendable, Hashable {
  /// UUID of an agent of Retell or Vapi.
  public var agentID: String = ""
  /// The organization's key there; empty: the one that is stored. It is in no answer.
  public var apiKey: Sensitive<String> = ""
  /// At most 200 characters.
  public var name: Sensitive<String> = ""
  /// At most 2,000 characters.
  public var firstMessage: Sensitive<String> = ""
  /// At most 50,000 characters.
  public var prompt: Sensitive<String> = ""
  /// Where its events go: the URL of a source. It takes the place of what stands there.
  public var webhookURL: Sensitive<String> = ""

  public init() {}

  public init(
    agentID: String = "",
    apiKey: Sensitive<String> = "",
    name: Sensitive<String> = "",
    firstMessage: Sensitive<String> = "",
    prompt: Sensitive<String> = "",
    webhookURL: Sensitive<String> = ""
  ) {
    self.agentID = agentID
    self.apiKey = apiKey
    self.name = name
    self.firstMessage = firstMessage
    self.prompt = prompt
    self.webhookURL = webhookURL
  }
}

public struct PutAssistantResponse: Sendable, Hashable {
  public var assistant: Assistant? = nil

  public init() {}

  public init(
    assistant: Assistant? = nil
  ) {
    self.assistant = assistant
  }
}

public struct GetAssistantRequest: Sendable, Hashable {
  /// UUID.
  public var agentID: String = ""

  public init() {}

  public init(
    agentID: String = ""
  ) {
    self.agentID = agentID
  }
}

public struct GetAssistantResponse: Sendable, Hashable {
  public var assistant: Assistant? = nil

  public init() {}

  public init(
    assistant: Assistant? = nil
  ) {
    self.assistant = assistant
  }
}

public struct SyncAssistantRequest: Sendable, Hashable {
  /// UUID.
  public var agentID: String = ""

  public init() {}

  public init(
    agentID: String = ""
  ) {
    self.agentID = agentID
  }
}

public struct SyncAssistantResponse: Sendable, Hashable {
  public var assistant: Assistant? = nil

  public init() {}

  public init(
    assistant: Assistant? = nil
  ) {
    self.assistant = assistant
  }
}

/// An ended call of an agent.
public struct SyncItem: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// UUID; empty where no agent of ours is known.
  public var agentID: String = ""
  /// UUID.
  public var callID: String = ""
  /// From 1.
  public var callVersion: Int64 = 0

  public init() {}

  public init(
    orgID: String = "",
    agentID: String = "",
    callID: String = "",
    callVersion: Int64 = 0
  ) {
    self.orgID = orgID
    self.agentID = agentID
    self.callID = callID
    self.callVersion = callVersion
  }
}

public struct EnqueueSyncRequest: Sendable, Hashable {
  /// At most 500.
  public var items: [SyncItem] = []

  public init() {}

  public init(
    items: [SyncItem] = []
  ) {
    self.items = items
  }
}

public struct SyncResult: Sendable, Hashable {
  /// UUID, as sent.
  public var orgID: String = ""
  /// UUID, as sent.
  public var callID: String = ""
  public var outcome: SyncOutcome = .unspecified
  /// Skipped: `agent_unknown`, `not_connected`. Refused and failed: such as `invalid_call_id`, `database_unavailable`.
  public var reason: String = ""

  public init() {}

  public init(
    orgID: String = "",
    callID: String = "",
    outcome: SyncOutcome = .unspecified,
    reason: String = ""
  ) {
    self.orgID = orgID
    self.callID = callID
    self.outcome = outcome
    self.reason = reason
  }
}

public struct EnqueueSyncResponse: Sendable, Hashable {
  /// One a request item, in their order.
  public var results: [SyncResult] = []

  public init() {}

  public init(
    results: [SyncResult] = []
  ) {
    self.results = results
  }
}

/// One call on its way to one customer system.
public struct Sync: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// UUID.
  public var connectionID: String = ""
  /// UUID.
  public var callID: String = ""
  /// UUID.
  public var agentID: String = ""
  /// `hubspot` or `salesforce`.
  public var provider: String = ""
  public var state: SyncState = .unspecified
  /// Why it waits, was skipped or failed, or why the last attempt did not succeed; empty otherwise.
  public var reason: String = ""
  /// What the call is called there; empty while it is not there.
  public var outsideID: String = ""
  /// The contact or lead that it was put to; empty where none has the number.
  public var outsideContactID: String = ""
  /// Version of the call that is there; 0 while none is.
  public var syncedVersion: Int64 = 0
  /// Attempts so far.
  public var attempts: Int64 = 0
  public var createdAt: Timestamp? = nil
  public var updatedAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    connectionID: String = "",
    callID: String = "",
    agentID: String = "",
    provider: String = "",
    state: SyncState = .unspecified,
    reason: String = "",
    outsideID: String = "",
    outsideContactID: String = "",
    syncedVersion: Int64 = 0,
    attempts: Int64 = 0,
    createdAt: Timestamp? = nil,
    updatedAt: Timestamp? = nil
  ) {
    self.id = id
    self.connectionID = connectionID
    self.callID = callID
    self.agentID = agentID
    self.provider = provider
    self.state = state
    self.reason = reason
    self.outsideID = outsideID
    self.outsideContactID = outsideContactID
    self.syncedVersion = syncedVersion
    self.attempts = attempts
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// One attempt to bring a call to a system.
public struct SyncLog: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// UUID.
  public var syncID: String = ""
  /// UUID.
  public var connectionID: String = ""
  /// UUID.
  public var callID: String = ""
  /// `hubspot` or `salesforce`.
  public var provider: String = ""
  /// Counted from 1 for each sync.
  public var attempt: Int64 = 0
  public var startedAt: Timestamp? = nil
  /// Absent while it is under way, and where its end is not known.
  public var endedAt: Timestamp? = nil
  /// `created`, `updated`, `skipped`, `waiting`, `deferred`, `failed`, `refused`, `unknown`; empty while it is under way.
  public var outcome: String = ""
  public var reason: String = ""
  /// Status of the answer that decided it; 0 where there was none.
  public var httpStatus: UInt32 = 0
  /// Contacts and leads with the call's number; above 1 the choice was ambiguous.
  public var matches: UInt32 = 0
  public var outsideID: String = ""

  public init() {}

  public init(
    id: String = "",
    syncID: String = "",
    connectionID: String = "",
    callID: String = "",
    provider: String = "",
    attempt: Int64 = 0,
    startedAt: Timestamp? = nil,
    endedAt: Timestamp? = nil,
    outcome: String = "",
    reason: String = "",
    httpStatus: UInt32 = 0,
    matches: UInt32 = 0,
    outsideID: String = ""
  ) {
    self.id = id
    self.syncID = syncID
    self.connectionID = connectionID
    self.callID = callID
    self.provider = provider
    self.attempt = attempt
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.outcome = outcome
    self.reason = reason
    self.httpStatus = httpStatus
    self.matches = matches
    self.outsideID = outsideID
  }
}

public struct ListSyncsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil
  /// UUID, or empty for all.
  public var callID: String = ""
  /// UUID, or empty for all.
  public var connectionID: String = ""

  public init() {}

  public init(
    page: PageRequest? = nil,
    callID: String = "",
    connectionID: String = ""
  ) {
    self.page = page
    self.callID = callID
    self.connectionID = connectionID
  }
}

public struct ListSyncsResponse: Sendable, Hashable {
  public var syncs: [Sync] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    syncs: [Sync] = [],
    page: PageResponse? = nil
  ) {
    self.syncs = syncs
    self.page = page
  }
}

public struct GetSyncRequest: Sendable, Hashable {
  /// UUID.
  public var syncID: String = ""

  public init() {}

  public init(
    syncID: String = ""
  ) {
    self.syncID = syncID
  }
}

public struct GetSyncResponse: Sendable, Hashable {
  public var sync: Sync? = nil
  /// Newest first.
  public var attempts: [SyncLog] = []

  public init() {}

  public init(
    sync: Sync? = nil,
    attempts: [SyncLog] = []
  ) {
    self.sync = sync
    self.attempts = attempts
  }
}

public struct ListSyncLogsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListSyncLogsResponse: Sendable, Hashable {
  public var logs: [SyncLog] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    logs: [SyncLog] = [],
    page: PageResponse? = nil
  ) {
    self.logs = logs
    self.page = page
  }
}

public struct RetrySyncRequest: Sendable, Hashable {
  /// UUID.
  public var syncID: String = ""

  public init() {}

  public init(
    syncID: String = ""
  ) {
    self.syncID = syncID
  }
}

public struct RetrySyncResponse: Sendable, Hashable {
  public var sync: Sync? = nil

  public init() {}

  public init(
    sync: Sync? = nil
  ) {
    self.sync = sync
  }
}

public struct Connection: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// UUID.
  public var agentID: String = ""
  /// `hubspot`, `salesforce` or `google`.
  public var provider: String = ""
  public var status: ConnectionStatus = .unspecified
  /// What the provider calls the account: a portal's, an organization's or a user's id.
  public var outsideAccountID: String = ""
  /// What a person knows it by: a domain or an address.
  public var outsideLabel: Sensitive<String> = ""
  /// What was granted.
  public var scopes: [String] = []
  /// Why it needs to be connected again, such as `grant_revoked`; empty otherwise.
  public var reason: String = ""
  public var createdAt: Timestamp? = nil
  public var updatedAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    agentID: String = "",
    provider: String = "",
    status: ConnectionStatus = .unspecified,
    outsideAccountID: String = "",
    outsideLabel: Sensitive<String> = "",
    scopes: [String] = [],
    reason: String = "",
    createdAt: Timestamp? = nil,
    updatedAt: Timestamp? = nil
  ) {
    self.id = id
    self.agentID = agentID
    self.provider = provider
    self.status = status
    self.outsideAccountID = outsideAccountID
    self.outsideLabel = outsideLabel
    self.scopes = scopes
    self.reason = reason
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

public struct StartConnectRequest: Sendable, Hashable {
  /// UUID of an agent of the organization.
  public var agentID: String = ""
  /// `hubspot`, `salesforce` or `google`.
  public var provider: String = ""
  /// Where the browser goes in the end: an address whose origin is allowed, or a path there. Empty: the first allowed origin.
  public var returnTo: String = ""

  public init() {}

  public init(
    agentID: String = "",
    provider: String = "",
    returnTo: String = ""
  ) {
    self.agentID = agentID
    self.provider = provider
    self.returnTo = returnTo
  }
}

public struct StartConnectResponse: Sendable, Hashable {
  /// Where the browser goes.
  public var authorizeURL: Sensitive<String> = ""
  /// What the browser keeps until the callback, in a cookie that only the edge reads.
  public var browserCookie: Sensitive<String> = ""

  public init() {}

  public init(
    authorizeURL: Sensitive<String> = "",
    browserCookie: Sensitive<String> = ""
  ) {
    self.authorizeURL = authorizeURL
    self.browserCookie = browserCookie
  }
}

public struct InviteConnectRequest: Sendable, Hashable {
  /// UUID of an agent of the organization.
  public var agentID: String = ""
  public var provider: String = ""
  /// As in StartConnect.
  public var returnTo: String = ""

  public init() {}

  public init(
    agentID: String = "",
    provider: String = "",
    returnTo: String = ""
  ) {
    self.agentID = agentID
    self.provider = provider
    self.returnTo = returnTo
  }
}

public struct InviteConnectResponse: Sendable, Hashable {
  /// The secret part of the link; it is in no other answer.
  public var invitation: Sensitive<String> = ""
  public var expiresAt: Timestamp? = nil

  public init() {}

  public init(
    invitation: Sensitive<String> = "",
    expiresAt: Timestamp? = nil
  ) {
    self.invitation = invitation
    self.expiresAt = expiresAt
  }
}

public struct StartInvitedConnectRequest: Sendable, Hashable {
  public var provider: String = ""
  public var invitation: Sensitive<String> = ""

  public init() {}

  public init(
    provider: String = "",
    invitation: Sensitive<String> = ""
  ) {
    self.provider = provider
    self.invitation = invitation
  }
}

public struct FinishConnectRequest: Sendable, Hashable {
  /// The provider of the callback's path.
  public var provider: String = ""
  public var state: Sensitive<String> = ""
  public var code: Sensitive<String> = ""
  /// `error` of the callback; its description is never sent on.
  public var error: String = ""
  /// `iss` of the callback; empty where there was none.
  public var issuer: String = ""
  public var browserCookie: Sensitive<String> = ""

  public init() {}

  public init(
    provider: String = "",
    state: Sensitive<String> = "",
    code: Sensitive<String> = "",
    error: String = "",
    issuer: String = "",
    browserCookie: Sensitive<String> = ""
  ) {
    self.provider = provider
    self.state = state
    self.code = code
    self.error = error
    self.issuer = issuer
    self.browserCookie = browserCookie
  }
}

public struct FinishConnectResponse: Sendable, Hashable {
  /// UUID.
  public var connectionID: String = ""
  public var status: ConnectionStatus = .unspecified
  /// Where the browser goes, of an allowed origin.
  public var returnTo: String = ""

  public init() {}

  public init(
    connectionID: String = "",
    status: ConnectionStatus = .unspecified,
    returnTo: String = ""
  ) {
    self.connectionID = connectionID
    self.status = status
    self.returnTo = returnTo
  }
}

public struct ConfirmConnectionRequest: Sendable, Hashable {
  public var connectionID: String = ""

  public init() {}

  public init(
    connectionID: String = ""
  ) {
    self.connectionID = connectionID
  }
}

public struct ConfirmConnectionResponse: Sendable, Hashable {
  public var connection: Connection? = nil

  public init() {}

  public init(
    connection: Connection? = nil
  ) {
    self.connection = connection
  }
}

public struct RejectConnectionRequest: Sendable, Hashable {
  public var connectionID: String = ""

  public init() {}

  public init(
    connectionID: String = ""
  ) {
    self.connectionID = connectionID
  }
}

public struct RejectConnectionResponse: Sendable, Hashable {
  public var connection: Connection? = nil

  public init() {}

  public init(
    connection: Connection? = nil
  ) {
    self.connection = connection
  }
}

public struct DisconnectRequest: Sendable, Hashable {
  public var connectionID: String = ""
  /// Whether the provider is asked to revoke the grant, too.
  public var revokeAtProvider: Bool = false

  public init() {}

  public init(
    connectionID: String = "",
    revokeAtProvider: Bool = false
  ) {
    self.connectionID = connectionID
    self.revokeAtProvider = revokeAtProvider
  }
}

public struct DisconnectResponse: Sendable, Hashable {
  public init() {}
}

public struct ListConnectionsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListConnectionsResponse: Sendable, Hashable {
  public var connections: [Connection] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    connections: [Connection] = [],
    page: PageResponse? = nil
  ) {
    self.connections = connections
    self.page = page
  }
}

public struct GetConnectionRequest: Sendable, Hashable {
  public var connectionID: String = ""

  public init() {}

  public init(
    connectionID: String = ""
  ) {
    self.connectionID = connectionID
  }
}

public struct GetConnectionResponse: Sendable, Hashable {
  public var connection: Connection? = nil

  public init() {}

  public init(
    connection: Connection? = nil
  ) {
    self.connection = connection
  }
}

public struct Contact: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// E.164.
  public var phone: Sensitive<String> = ""
  /// Lower case; empty where none is known.
  public var email: Sensitive<String> = ""
  public var name: Sensitive<String> = ""
  /// Counts its changes, from 1.
  public var version: Int64 = 0
  public var createdAt: Timestamp? = nil
  public var updatedAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    phone: Sensitive<String> = "",
    email: Sensitive<String> = "",
    name: Sensitive<String> = "",
    version: Int64 = 0,
    createdAt: Timestamp? = nil,
    updatedAt: Timestamp? = nil
  ) {
    self.id = id
    self.phone = phone
    self.email = email
    self.name = name
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// What is known of a contact. Empty fields change nothing.
public struct ContactItem: Sendable, Hashable {
  /// E.164, or a number as people write it where default_calling_code is given.
  public var phone: Sensitive<String> = ""
  /// At most 254 bytes.
  public var email: Sensitive<String> = ""
  /// At most 200 characters.
  public var name: Sensitive<String> = ""

  public init() {}

  public init(
    phone: Sensitive<String> = "",
    email: Sensitive<String> = "",
    name: Sensitive<String> = ""
  ) {
    self.phone = phone
    self.email = email
    self.name = name
  }
}

public struct UpsertContactsRequest: Sendable, Hashable {
  public var items: [ContactItem] = []
  /// The country calling code, such as `1` or `49`, of numbers without one; empty: they are refused.
  public var defaultCallingCode: String = ""

  public init() {}

  public init(
    items: [ContactItem] = [],
    defaultCallingCode: String = ""
  ) {
    self.items = items
    self.defaultCallingCode = defaultCallingCode
  }
}

public struct ContactResult: Sendable, Hashable {
  /// UUID; empty where the item was refused.
  public var contactID: String = ""
  public var created: Bool = false
  /// Why it was refused: `invalid_phone`, `invalid_email`, `invalid_name`; empty otherwise.
  public var reason: String = ""

  public init() {}

  public init(
    contactID: String = "",
    created: Bool = false,
    reason: String = ""
  ) {
    self.contactID = contactID
    self.created = created
    self.reason = reason
  }
}

public struct UpsertContactsResponse: Sendable, Hashable {
  /// One an item, in their order.
  public var results: [ContactResult] = []

  public init() {}

  public init(
    results: [ContactResult] = []
  ) {
    self.results = results
  }
}

public struct LookUpContactsRequest: Sendable, Hashable {
  public var phones: [Sensitive<String>] = []
  public var defaultCallingCode: String = ""

  public init() {}

  public init(
    phones: [Sensitive<String>] = [],
    defaultCallingCode: String = ""
  ) {
    self.phones = phones
    self.defaultCallingCode = defaultCallingCode
  }
}

public struct FoundContact: Sendable, Hashable {
  /// Which of the request's numbers, counted from 0.
  public var index: Int32 = 0
  public var contact: Contact? = nil

  public init() {}

  public init(
    index: Int32 = 0,
    contact: Contact? = nil
  ) {
    self.index = index
    self.contact = contact
  }
}

public struct LookUpContactsResponse: Sendable, Hashable {
  public var found: [FoundContact] = []

  public init() {}

  public init(
    found: [FoundContact] = []
  ) {
    self.found = found
  }
}

public struct SearchContactsRequest: Sendable, Hashable {
  /// 3 to 100 characters; empty: all contacts.
  public var text: Sensitive<String> = ""
  /// A search is one page: it takes no cursor.
  public var page: PageRequest? = nil

  public init() {}

  public init(
    text: Sensitive<String> = "",
    page: PageRequest? = nil
  ) {
    self.text = text
    self.page = page
  }
}

public struct SearchContactsResponse: Sendable, Hashable {
  public var contacts: [Contact] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    contacts: [Contact] = [],
    page: PageResponse? = nil
  ) {
    self.contacts = contacts
    self.page = page
  }
}

public struct GetContactRequest: Sendable, Hashable {
  public var contactID: String = ""

  public init() {}

  public init(
    contactID: String = ""
  ) {
    self.contactID = contactID
  }
}

public struct GetContactResponse: Sendable, Hashable {
  public var contact: Contact? = nil

  public init() {}

  public init(
    contact: Contact? = nil
  ) {
    self.contact = contact
  }
}

/// An organization whose connections may have lost their reason to be.
public struct ConnectionReview: Sendable, Hashable {
  /// UUID, from a stored row.
  public var orgID: String = ""
  /// When to look; absent: now.
  public var at: Timestamp? = nil

  public init() {}

  public init(
    orgID: String = "",
    at: Timestamp? = nil
  ) {
    self.orgID = orgID
    self.at = at
  }
}

public struct ReviewConnectionsRequest: Sendable, Hashable {
  public var reviews: [ConnectionReview] = []

  public init() {}

  public init(
    reviews: [ConnectionReview] = []
  ) {
    self.reviews = reviews
  }
}

public struct ReviewConnectionsResponse: Sendable, Hashable {
  public init() {}
}

public enum AppointmentStatus: MessageEnum {
  case unspecified
  /// The slot is held; the calendar has not confirmed the event yet.
  case booking
  /// The event stands in the calendar.
  case booked
  /// It is taken back; the event may still stand in the calendar.
  case canceling
  /// It was taken back, and the slot is free.
  case canceled
  /// It did not come about, and the slot is free; `reason` says why.
  case failed
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .booking
    case 2: self = .booked
    case 3: self = .canceling
    case 4: self = .canceled
    case 5: self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .booking: 1
    case .booked: 2
    case .canceling: 3
    case .canceled: 4
    case .failed: 5
    case .unrecognized(let number): number
    }
  }
}

public enum AssistantState: MessageEnum {
  case unspecified
  /// It is going to be brought there.
  case pending
  /// The provider has it.
  case done
  /// The provider refuses it; `reason` says why.
  case failed
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .pending
    case 2: self = .done
    case 3: self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .pending: 1
    case .done: 2
    case .failed: 3
    case .unrecognized(let number): number
    }
  }
}

public enum SyncOutcome: MessageEnum {
  case unspecified
  /// It will be brought to at least one system.
  case enqueued
  /// There is no system to bring it to; `reason` says why.
  case skipped
  /// Refused for ever; `reason` says why.
  case refused
  /// Failed for now: send it again.
  case failed
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .enqueued
    case 2: self = .skipped
    case 3: self = .refused
    case 4: self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .enqueued: 1
    case .skipped: 2
    case .refused: 3
    case .failed: 4
    case .unrecognized(let number): number
    }
  }
}

public enum SyncState: MessageEnum {
  case unspecified
  /// It is going to be tried.
  case pending
  /// Somebody has to connect the account again first.
  case waiting
  /// The system has the call as it is known here.
  case done
  /// There is nothing to bring, or nowhere to bring it; `reason` says why.
  case skipped
  /// The system refuses it; `reason` says why.
  case failed
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .pending
    case 2: self = .waiting
    case 3: self = .done
    case 4: self = .skipped
    case 5: self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .pending: 1
    case .waiting: 2
    case .done: 3
    case .skipped: 4
    case .failed: 5
    case .unrecognized(let number): number
    }
  }
}

public enum ConnectionStatus: MessageEnum {
  case unspecified
  /// The account was connected by somebody who may not decide, or is another one than before: nothing flows until an admin
  /// confirms it.
  case pendingConfirmation
  case active
  /// The provider takes the tokens no longer; somebody has to connect again.
  case needsReauth
  /// Ended; its tokens are gone.
  case disabled
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .pendingConfirmation
    case 2: self = .active
    case 3: self = .needsReauth
    case 4: self = .disabled
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .pendingConfirmation: 1
    case .active: 2
    case .needsReauth: 3
    case .disabled: 4
    case .unrecognized(let number): number
    }
  }
}
