// Made from switchboard/webhooks/v1/webhooks.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
public import RPCAPI

/// One header of a delivery, as it came.
public struct Header: Sendable, Hashable {
  public var name: String = ""
  public var value: Sensitive<String> = ""

  public init() {}

  public init(
    name: String = "",
    value: Sensitive<String> = ""
  ) {
    self.name = name
    self.value = value
  }
}

public struct IngestRequest: Sendable, Hashable {
  /// `retell`.
  public var provider: String = ""
  /// The last part of the webhook's path.
  public var sourceToken: Sensitive<String> = ""
  public var method: String = ""
  /// The URL as the provider called it.
  public var url: Sensitive<String> = ""
  /// At most 100, 16 KiB in all.
  public var headers: [Header] = []
  /// The raw body, at most 2 MiB.
  public var body: Sensitive<[UInt8]> = []
  /// The peer's address, for the record.
  public var remoteAddress: String = ""

  public init() {}

  public init(
    provider: String = "",
    sourceToken: Sensitive<String> = "",
    method: String = "",
    url: Sensitive<String> = "",
    headers: [Header] = [],
    body: Sensitive<[UInt8]> = [],
    remoteAddress: String = ""
  ) {
    self.provider = provider
    self.sourceToken = sourceToken
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.remoteAddress = remoteAddress
  }
}

public struct IngestResponse: Sendable, Hashable {
  public var outcome: IngestOutcome = .unspecified
  /// UUID of the inbox row; the first delivery's where this one is a duplicate.
  public var inboxID: String = ""
  /// For ANSWERED.
  public var status: UInt32 = 0
  /// For ANSWERED.
  public var contentType: String = ""
  /// For ANSWERED.
  public var body: Sensitive<[UInt8]> = []

  public init() {}

  public init(
    outcome: IngestOutcome = .unspecified,
    inboxID: String = "",
    status: UInt32 = 0,
    contentType: String = "",
    body: Sensitive<[UInt8]> = []
  ) {
    self.outcome = outcome
    self.inboxID = inboxID
    self.status = status
    self.contentType = contentType
    self.body = body
  }
}

/// Where a delivery goes to.
public struct SourcePath: Sendable, Hashable {
  public var provider: String = ""
  /// SHA-256 of the path's last part.
  public var tokenHash: [UInt8] = []

  public init() {}

  public init(
    provider: String = "",
    tokenHash: [UInt8] = []
  ) {
    self.provider = provider
    self.tokenHash = tokenHash
  }
}

public struct FindSourcesRequest: Sendable, Hashable {
  /// At most 512.
  public var paths: [SourcePath] = []

  public init() {}

  public init(
    paths: [SourcePath] = []
  ) {
    self.paths = paths
  }
}

public struct FindSourcesResponse: Sendable, Hashable {
  /// One for each path, in order.
  public var live: [Bool] = []

  public init() {}

  public init(
    live: [Bool] = []
  ) {
    self.live = live
  }
}

/// A place that a provider sends to.
public struct Source: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var provider: String = ""
  public var createdAt: Timestamp? = nil
  /// `enabled` or `disabled`.
  public var state: String = ""
  /// The provider's id of the agent that takes incoming calls; empty: the provider decides.
  public var inboundAgent: String = ""
  /// Whether the provider can be asked, for its calls and for test calls.
  public var hasAPIKey: Bool = false

  public init() {}

  public init(
    id: String = "",
    provider: String = "",
    createdAt: Timestamp? = nil,
    state: String = "",
    inboundAgent: String = "",
    hasAPIKey: Bool = false
  ) {
    self.id = id
    self.provider = provider
    self.createdAt = createdAt
    self.state = state
    self.inboundAgent = inboundAgent
    self.hasAPIKey = hasAPIKey
  }
}

/// How a credential of the tenant's at Vapi signs: Vapi's HMACAuthenticationPlan. What is empty takes Vapi's default.
public struct HmacPlan: Sendable, Hashable {
  /// `sha256`, `sha512` or `sha1`.
  public var algorithm: String = ""
  /// `x-signature`.
  public var signatureHeader: String = ""
  /// `x-timestamp`.
  public var timestampHeader: String = ""
  public var withoutTimestamp: Bool = false
  /// `{timestamp}.{body}`; `{method}`, `{url}` and `{svix-id}` too, at most 256 characters, and never without `{body}`.
  public var payloadFormat: String = ""
  /// What stands before the code, such as `sha256=`.
  public var signaturePrefix: String = ""
  /// `hex` or `base64`.
  public var signatureEncoding: String = ""
  public var isSecretBase64: Bool = false
  public var messageIDHeader: String = ""

  public init() {}

  public init(
    algorithm: String = "",
    signatureHeader: String = "",
    timestampHeader: String = "",
    withoutTimestamp: Bool = false,
    payloadFormat: String = "",
    signaturePrefix: String = "",
    signatureEncoding: String = "",
    isSecretBase64: Bool = false,
    messageIDHeader: String = ""
  ) {
    self.algorithm = algorithm
    self.signatureHeader = signatureHeader
    self.timestampHeader = timestampHeader
    self.withoutTimestamp = withoutTimestamp
    self.payloadFormat = payloadFormat
    self.signaturePrefix = signaturePrefix
    self.signatureEncoding = signatureEncoding
    self.isSecretBase64 = isSecretBase64
    self.messageIDHeader = messageIDHeader
  }
}

/// How deliveries prove themselves.
public struct SourceScheme: Sendable, Hashable {
  /// `retell`; `vapi`, `vapi-bearer`, `vapi-hmac`, `standard-webhooks`; `twilio`, `twilio-shared-key`. Empty: the first one
  /// of the provider. `vapi` is what Vapi sends with nothing but a secret chosen.
  public var name: String = ""
  /// For `vapi-bearer`: empty means `Authorization`.
  public var headerName: String = ""
  /// For `vapi-bearer`: the secret stands alone, without `Bearer `.
  public var withoutPrefix: Bool = false
  /// For `vapi-hmac`.
  public var hmac: HmacPlan? = nil
  /// For `twilio-shared-key`: the id that the settings header names, 1 to 128 characters.
  public var keyID: String = ""

  public init() {}

  public init(
    name: String = "",
    headerName: String = "",
    withoutPrefix: Bool = false,
    hmac: HmacPlan? = nil,
    keyID: String = ""
  ) {
    self.name = name
    self.headerName = headerName
    self.withoutPrefix = withoutPrefix
    self.hmac = hmac
    self.keyID = keyID
  }
}

/// What a source's provider is asked with.
public struct ApiKey: Sendable, Hashable {
  /// 8 to 512 bytes: Retell's API key, Vapi's private key, Twilio's Auth Token.
  public var key: Sensitive<String> = ""
  /// Twilio: the account's SID. Empty for the others.
  public var account: String = ""

  public init() {}

  public init(
    key: Sensitive<String> = "",
    account: String = ""
  ) {
    self.key = key
    self.account = account
  }
}

public struct CreateSourceRequest: Sendable, Hashable {
  /// `retell`, `vapi` or `twilio`.
  public var provider: String = ""
  /// What the provider signs with, 8 to 512 bytes. Retell: the API key with the webhook badge. Twilio: the Auth Token.
  public var secret: Sensitive<String> = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""
  public var scheme: SourceScheme? = nil
  /// The provider's id of the agent that takes incoming calls, at most 200 characters; empty: the provider decides.
  public var inboundAgent: String = ""
  /// Absent: the provider cannot be asked.
  public var apiKey: ApiKey? = nil

  public init() {}

  public init(
    provider: String = "",
    secret: Sensitive<String> = "",
    idempotencyKey: String = "",
    scheme: SourceScheme? = nil,
    inboundAgent: String = "",
    apiKey: ApiKey? = nil
  ) {
    self.provider = provider
    self.secret = secret
    self.idempotencyKey = idempotencyKey
    self.scheme = scheme
    self.inboundAgent = inboundAgent
    self.apiKey = apiKey
  }
}

public struct CreateSourceResponse: Sendable, Hashable {
  public var source: Source? = nil
  /// Last part of the webhook's path; empty in the answer to a repeated request.
  public var token: Sensitive<String> = ""

  public init() {}

  public init(
    source: Source? = nil,
    token: Sensitive<String> = ""
  ) {
    self.source = source
    self.token = token
  }
}

public struct RotateSourceSecretRequest: Sendable, Hashable {
  /// UUID.
  public var sourceID: String = ""
  /// 8 to 512 bytes.
  public var secret: Sensitive<String> = ""
  public var scheme: SourceScheme? = nil
  /// How long the secrets from before still count, 0 to 604,800; absent: 86,400.
  public var overlapSeconds: UInt32? = nil
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    sourceID: String = "",
    secret: Sensitive<String> = "",
    scheme: SourceScheme? = nil,
    overlapSeconds: UInt32? = nil,
    idempotencyKey: String = ""
  ) {
    self.sourceID = sourceID
    self.secret = secret
    self.scheme = scheme
    self.overlapSeconds = overlapSeconds
    self.idempotencyKey = idempotencyKey
  }
}

public struct RotateSourceSecretResponse: Sendable, Hashable {
  public var source: Source? = nil

  public init() {}

  public init(
    source: Source? = nil
  ) {
    self.source = source
  }
}

public struct UpdateSourceRequest: Sendable, Hashable {
  /// UUID.
  public var sourceID: String = ""
  /// `enabled` or `disabled`; empty leaves it.
  public var state: String = ""
  /// Absent leaves it, empty takes it away.
  public var inboundAgent: String? = nil
  /// Absent leaves it.
  public var apiKey: ApiKey? = nil
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    sourceID: String = "",
    state: String = "",
    inboundAgent: String? = nil,
    apiKey: ApiKey? = nil,
    idempotencyKey: String = ""
  ) {
    self.sourceID = sourceID
    self.state = state
    self.inboundAgent = inboundAgent
    self.apiKey = apiKey
    self.idempotencyKey = idempotencyKey
  }
}

public struct UpdateSourceResponse: Sendable, Hashable {
  public var source: Source? = nil

  public init() {}

  public init(
    source: Source? = nil
  ) {
    self.source = source
  }
}

public struct ListSourcesRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListSourcesResponse: Sendable, Hashable {
  public var sources: [Source] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    sources: [Source] = [],
    page: PageResponse? = nil
  ) {
    self.sources = sources
    self.page = page
  }
}

/// A call as all its events together tell it.
public struct Call: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var provider: String = ""
  /// The provider's own id. Unique within the source.
  public var providerCallID: String = ""
  /// UUID; empty while the agent is unknown.
  public var agentID: String = ""
  public var providerAgentID: String = ""
  /// `registered`, `ringing`, `in_progress`, `ended` or `analyzed`.
  public var state: String = ""
  public var startedAt: Timestamp? = nil
  public var endedAt: Timestamp? = nil
  /// Absent while the provider has not said.
  public var durationMs: Int64? = nil
  /// The provider's own word.
  public var endReason: String = ""
  /// `known` or `unknown`: whether it can be charged.
  public var usageState: String = ""
  /// Whole seconds to pay for; 0 while unknown.
  public var seconds: Int64 = 0
  /// Number of distinct events folded.
  public var version: Int64 = 0
  /// `inbound`, `outbound` or empty.
  public var direction: String = ""
  public var fromNumber: Sensitive<String> = ""
  public var toNumber: Sensitive<String> = ""
  /// When the first event arrived.
  public var receivedAt: Timestamp? = nil
  /// When the first event was folded.
  public var recordedAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    provider: String = "",
    providerCallID: String = "",
    agentID: String = "",
    providerAgentID: String = "",
    state: String = "",
    startedAt: Timestamp? = nil,
    endedAt: Timestamp? = nil,
    durationMs: Int64? = nil,
    endReason: String = "",
    usageState: String = "",
    seconds: Int64 = 0,
    version: Int64 = 0,
    direction: String = "",
    fromNumber: Sensitive<String> = "",
    toNumber: Sensitive<String> = "",
    receivedAt: Timestamp? = nil,
    recordedAt: Timestamp? = nil
  ) {
    self.id = id
    self.provider = provider
    self.providerCallID = providerCallID
    self.agentID = agentID
    self.providerAgentID = providerAgentID
    self.state = state
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.durationMs = durationMs
    self.endReason = endReason
    self.usageState = usageState
    self.seconds = seconds
    self.version = version
    self.direction = direction
    self.fromNumber = fromNumber
    self.toNumber = toNumber
    self.receivedAt = receivedAt
    self.recordedAt = recordedAt
  }
}

public struct ListCallsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil
  /// Empty or absent: any. A call is listed where everything that is named fits.
  /// `registered`, `ringing`, `in_progress`, `ended` or `analyzed`.
  public var state: String = ""
  /// UUID.
  public var agentID: String = ""
  /// `retell`, `vapi` or `twilio`.
  public var provider: String = ""
  /// `inbound` or `outbound`.
  public var direction: String = ""
  /// `known` or `unknown`: the unknown ones that are over wait for their provider's answer.
  public var usageState: String = ""
  /// First event received at or after.
  public var receivedFrom: Timestamp? = nil
  /// First event received before.
  public var receivedTo: Timestamp? = nil

  public init() {}

  public init(
    page: PageRequest? = nil,
    state: String = "",
    agentID: String = "",
    provider: String = "",
    direction: String = "",
    usageState: String = "",
    receivedFrom: Timestamp? = nil,
    receivedTo: Timestamp? = nil
  ) {
    self.page = page
    self.state = state
    self.agentID = agentID
    self.provider = provider
    self.direction = direction
    self.usageState = usageState
    self.receivedFrom = receivedFrom
    self.receivedTo = receivedTo
  }
}

public struct ListCallsResponse: Sendable, Hashable {
  public var calls: [Call] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    calls: [Call] = [],
    page: PageResponse? = nil
  ) {
    self.calls = calls
    self.page = page
  }
}

public struct ListUnchargedCallsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

/// A call that should have been charged and was not, or for less than it lasted.
public struct UnchargedCall: Sendable, Hashable {
  /// UUID.
  public var callID: String = ""
  public var provider: String = ""
  public var providerCallID: String = ""
  public var endedAt: Timestamp? = nil
  /// When the first event arrived.
  public var receivedAt: Timestamp? = nil
  /// Whole seconds to pay for.
  public var seconds: Int64 = 0
  /// Whole seconds that were charged; absent where there is no charge.
  public var chargedSeconds: Int64? = nil
  /// `waiting`: its charge is on its way. `lost`: nothing is on its way; the sweep sends it again. `given_up`: its charge is a
  /// dead letter.
  public var standing: String = ""

  public init() {}

  public init(
    callID: String = "",
    provider: String = "",
    providerCallID: String = "",
    endedAt: Timestamp? = nil,
    receivedAt: Timestamp? = nil,
    seconds: Int64 = 0,
    chargedSeconds: Int64? = nil,
    standing: String = ""
  ) {
    self.callID = callID
    self.provider = provider
    self.providerCallID = providerCallID
    self.endedAt = endedAt
    self.receivedAt = receivedAt
    self.seconds = seconds
    self.chargedSeconds = chargedSeconds
    self.standing = standing
  }
}

public struct ListUnchargedCallsResponse: Sendable, Hashable {
  public var calls: [UnchargedCall] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    calls: [UnchargedCall] = [],
    page: PageResponse? = nil
  ) {
    self.calls = calls
    self.page = page
  }
}

public struct GetCallRequest: Sendable, Hashable {
  /// UUID; or, with it empty, the provider's id below.
  public var callID: String = ""
  public var providerCallID: String = ""

  public init() {}

  public init(
    callID: String = "",
    providerCallID: String = ""
  ) {
    self.callID = callID
    self.providerCallID = providerCallID
  }
}

public struct GetCallResponse: Sendable, Hashable {
  public var call: Call? = nil

  public init() {}

  public init(
    call: Call? = nil
  ) {
    self.call = call
  }
}

/// A call as another service names it.
public struct CallReference: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// UUID.
  public var callID: String = ""

  public init() {}

  public init(
    orgID: String = "",
    callID: String = ""
  ) {
    self.orgID = orgID
    self.callID = callID
  }
}

public struct GetCallFactsRequest: Sendable, Hashable {
  /// 1 to 100.
  public var calls: [CallReference] = []

  public init() {}

  public init(
    calls: [CallReference] = []
  ) {
    self.calls = calls
  }
}

/// What is known of a call. An empty text means that no event has said it.
public struct CallFacts: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// UUID.
  public var callID: String = ""
  /// UUID; empty while the agent is unknown.
  public var agentID: String = ""
  /// `retell`, `vapi` or `twilio`.
  public var provider: String = ""
  public var providerCallID: String = ""
  /// `inbound`, `outbound` or empty.
  public var direction: String = ""
  public var fromNumber: Sensitive<String> = ""
  public var toNumber: Sensitive<String> = ""
  public var startedAt: Timestamp? = nil
  public var endedAt: Timestamp? = nil
  /// Absent while the provider has not said.
  public var durationMs: Int64? = nil
  /// The provider's own word.
  public var endReason: String = ""
  /// Number of distinct events folded.
  public var version: Int64 = 0
  /// The provider's, its first 16,000 bytes.
  public var summary: Sensitive<String> = ""
  /// The provider's own word.
  public var sentiment: String = ""
  /// Whether the provider calls the call a success; absent where it does not say.
  public var successful: Bool? = nil
  /// `registered`, `ringing`, `in_progress`, `ended` or `analyzed`.
  public var state: String = ""
  /// Whole seconds to pay for; absent while unknown.
  public var seconds: Int64? = nil
  /// Where the provider keeps the recording.
  public var recordingURL: Sensitive<String> = ""
  /// Whether GetTranscript has an answer.
  public var hasTranscript: Bool = false

  public init() {}

  public init(
    orgID: String = "",
    callID: String = "",
    agentID: String = "",
    provider: String = "",
    providerCallID: String = "",
    direction: String = "",
    fromNumber: Sensitive<String> = "",
    toNumber: Sensitive<String> = "",
    startedAt: Timestamp? = nil,
    endedAt: Timestamp? = nil,
    durationMs: Int64? = nil,
    endReason: String = "",
    version: Int64 = 0,
    summary: Sensitive<String> = "",
    sentiment: String = "",
    successful: Bool? = nil,
    state: String = "",
    seconds: Int64? = nil,
    recordingURL: Sensitive<String> = "",
    hasTranscript: Bool = false
  ) {
    self.orgID = orgID
    self.callID = callID
    self.agentID = agentID
    self.provider = provider
    self.providerCallID = providerCallID
    self.direction = direction
    self.fromNumber = fromNumber
    self.toNumber = toNumber
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.durationMs = durationMs
    self.endReason = endReason
    self.version = version
    self.summary = summary
    self.sentiment = sentiment
    self.successful = successful
    self.state = state
    self.seconds = seconds
    self.recordingURL = recordingURL
    self.hasTranscript = hasTranscript
  }
}

public struct GetCallFactsResponse: Sendable, Hashable {
  public var facts: [CallFacts] = []

  public init() {}

  public init(
    facts: [CallFacts] = []
  ) {
    self.facts = facts
  }
}

public struct GetTranscriptRequest: Sendable, Hashable {
  /// UUID; from analysis and integrations only.
  public var orgID: String = ""
  /// UUID.
  public var callID: String = ""

  public init() {}

  public init(
    orgID: String = "",
    callID: String = ""
  ) {
    self.orgID = orgID
    self.callID = callID
  }
}

/// What one side said before the other did.
public struct Turn: Sendable, Hashable {
  /// `agent`, `user` or `other`.
  public var role: String = ""
  public var text: Sensitive<String> = ""
  /// Milliseconds from the beginning of the call; absent where the provider gave no time.
  public var startMs: Int64? = nil
  public var endMs: Int64? = nil

  public init() {}

  public init(
    role: String = "",
    text: Sensitive<String> = "",
    startMs: Int64? = nil,
    endMs: Int64? = nil
  ) {
    self.role = role
    self.text = text
    self.startMs = startMs
    self.endMs = endMs
  }
}

public struct GetTranscriptResponse: Sendable, Hashable {
  /// UUID.
  public var callID: String = ""
  /// The first 5,000 of the call.
  public var turns: [Turn] = []

  public init() {}

  public init(
    callID: String = "",
    turns: [Turn] = []
  ) {
    self.callID = callID
    self.turns = turns
  }
}

/// One item of news for an organization's event stream.
public struct NewStreamEvent: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// UUID, the event's own: appended twice, it stands there once.
  public var eventID: String = ""
  /// Lower snake case words with dots, such as `charge.posted`; 1 to 64 characters.
  public var kind: String = ""
  /// When it happened.
  public var at: Timestamp? = nil
  /// A JSON object without personal content, at most 8,192 bytes; empty means `{}`.
  public var payload: String = ""

  public init() {}

  public init(
    orgID: String = "",
    eventID: String = "",
    kind: String = "",
    at: Timestamp? = nil,
    payload: String = ""
  ) {
    self.orgID = orgID
    self.eventID = eventID
    self.kind = kind
    self.at = at
    self.payload = payload
  }
}

public struct AppendEventsRequest: Sendable, Hashable {
  /// 1 to 200.
  public var events: [NewStreamEvent] = []

  public init() {}

  public init(
    events: [NewStreamEvent] = []
  ) {
    self.events = events
  }
}

public struct AppendEventsResponse: Sendable, Hashable {
  /// How many were new.
  public var appended: UInt32 = 0

  public init() {}

  public init(
    appended: UInt32 = 0
  ) {
    self.appended = appended
  }
}

/// An event as it stands in its organization's stream.
public struct StreamEvent: Sendable, Hashable {
  /// Its place in the stream, from 1.
  public var sequence: Int64 = 0
  /// UUID.
  public var eventID: String = ""
  public var kind: String = ""
  public var at: Timestamp? = nil
  /// A JSON object.
  public var payload: String = ""

  public init() {}

  public init(
    sequence: Int64 = 0,
    eventID: String = "",
    kind: String = "",
    at: Timestamp? = nil,
    payload: String = ""
  ) {
    self.sequence = sequence
    self.eventID = eventID
    self.kind = kind
    self.at = at
    self.payload = payload
  }
}

public struct ListStreamEventsRequest: Sendable, Hashable {
  /// Its cursor is the sequence of the last event that the caller has seen; empty: begin with what comes from now on.
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListStreamEventsResponse: Sendable, Hashable {
  public var events: [StreamEvent] = []
  /// Its cursor is always there: the sequence to go on after.
  public var page: PageResponse? = nil
  /// The events after the cursor are not all there any more, or its number was never given: read everything else anew and
  /// go on from the answer's cursor. `events` is empty then.
  public var isReset: Bool = false

  public init() {}

  public init(
    events: [StreamEvent] = [],
    page: PageResponse? = nil,
    isReset: Bool = false
  ) {
    self.events = events
    self.page = page
    self.isReset = isReset
  }
}

public struct StreamEventsRequest: Sendable, Hashable {
  /// The sequence of the last event that the caller has seen; empty: begin with what comes from now on.
  public var cursor: String = ""

  public init() {}

  public init(
    cursor: String = ""
  ) {
    self.cursor = cursor
  }
}

public struct StreamEventsResponse: Sendable, Hashable {
  /// Absent where nothing happened for a while.
  public var event: StreamEvent? = nil
  /// The sequence to go on after.
  public var cursor: String = ""
  /// What the caller asked for is not all there any more, or was never given: read everything else anew.
  public var isReset: Bool = false

  public init() {}

  public init(
    event: StreamEvent? = nil,
    cursor: String = "",
    isReset: Bool = false
  ) {
    self.event = event
    self.cursor = cursor
    self.isReset = isReset
  }
}

public struct StartBackfillRequest: Sendable, Hashable {
  /// UUID.
  public var sourceID: String = ""
  /// The window of the calls' beginnings, at most 31 days, and not in the future.
  public var windowFrom: Timestamp? = nil
  public var windowTo: Timestamp? = nil
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    sourceID: String = "",
    windowFrom: Timestamp? = nil,
    windowTo: Timestamp? = nil,
    idempotencyKey: String = ""
  ) {
    self.sourceID = sourceID
    self.windowFrom = windowFrom
    self.windowTo = windowTo
    self.idempotencyKey = idempotencyKey
  }
}

/// One pass over a provider's list of calls.
public struct Backfill: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// UUID.
  public var sourceID: String = ""
  public var windowFrom: Timestamp? = nil
  public var windowTo: Timestamp? = nil
  /// `running`, `done` or `failed`.
  public var state: String = ""
  /// Calls that the provider listed so far and that are over.
  public var listed: UInt64 = 0
  /// Those that were recorded as the provider tells them.
  public var known: UInt64 = 0
  /// Those of which nothing was recorded.
  public var missing: UInt64 = 0
  /// Those that were recorded otherwise.
  public var amended: UInt64 = 0
  public var startedAt: Timestamp? = nil
  public var endedAt: Timestamp? = nil
  /// Why it failed.
  public var reason: String = ""

  public init() {}

  public init(
    id: String = "",
    sourceID: String = "",
    windowFrom: Timestamp? = nil,
    windowTo: Timestamp? = nil,
    state: String = "",
    listed: UInt64 = 0,
    known: UInt64 = 0,
    missing: UInt64 = 0,
    amended: UInt64 = 0,
    startedAt: Timestamp? = nil,
    endedAt: Timestamp? = nil,
    reason: String = ""
  ) {
    self.id = id
    self.sourceID = sourceID
    self.windowFrom = windowFrom
    self.windowTo = windowTo
    self.state = state
    self.listed = listed
    self.known = known
    self.missing = missing
    self.amended = amended
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.reason = reason
  }
}

public struct StartBackfillResponse: Sendable, Hashable {
  public var backfill: Backfill? = nil

  public init() {}

  public init(
    backfill: Backfill? = nil
  ) {
    self.backfill = backfill
  }
}

public struct GetBackfillRequest: Sendable, Hashable {
  /// UUID.
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }
}

public struct GetBackfillResponse: Sendable, Hashable {
  public var backfill: Backfill? = nil

  public init() {}

  public init(
    backfill: Backfill? = nil
  ) {
    self.backfill = backfill
  }
}

public struct ListBackfillsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListBackfillsResponse: Sendable, Hashable {
  public var backfills: [Backfill] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    backfills: [Backfill] = [],
    page: PageResponse? = nil
  ) {
    self.backfills = backfills
    self.page = page
  }
}

public struct CreateTestCallRequest: Sendable, Hashable {
  /// UUID.
  public var sourceID: String = ""
  /// The provider's id of the agent that talks; Twilio: a SIP address. 1 to 200 characters.
  public var providerAgentID: String = ""
  /// Retell: the number to call from. Vapi: the id of the phone number. Twilio: the number to call from.
  /// Empty with Retell: a call in the browser.
  public var fromNumber: Sensitive<String> = ""
  /// The number to call, E.164; empty for a call in the browser.
  public var toNumber: Sensitive<String> = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    sourceID: String = "",
    providerAgentID: String = "",
    fromNumber: Sensitive<String> = "",
    toNumber: Sensitive<String> = "",
    idempotencyKey: String = ""
  ) {
    self.sourceID = sourceID
    self.providerAgentID = providerAgentID
    self.fromNumber = fromNumber
    self.toNumber = toNumber
    self.idempotencyKey = idempotencyKey
  }
}

/// A call that was made to try an agent.
public struct TestCall: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// UUID.
  public var sourceID: String = ""
  /// `requested`, `placed`, `refused` or `unknown`: nobody can say whether the provider made it.
  public var state: String = ""
  /// Once placed; the call of that id appears in ListCalls with its first event.
  public var providerCallID: String = ""
  /// Why it was refused or is unknown.
  public var reason: String = ""
  public var createdAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    sourceID: String = "",
    state: String = "",
    providerCallID: String = "",
    reason: String = "",
    createdAt: Timestamp? = nil
  ) {
    self.id = id
    self.sourceID = sourceID
    self.state = state
    self.providerCallID = providerCallID
    self.reason = reason
    self.createdAt = createdAt
  }
}

public struct CreateTestCallResponse: Sendable, Hashable {
  public var testCall: TestCall? = nil
  /// For a call in the browser: what its client joins with. In the first answer only.
  public var accessToken: Sensitive<String> = ""

  public init() {}

  public init(
    testCall: TestCall? = nil,
    accessToken: Sensitive<String> = ""
  ) {
    self.testCall = testCall
    self.accessToken = accessToken
  }
}

public struct ListTestCallsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListTestCallsResponse: Sendable, Hashable {
  public var testCalls: [TestCall] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    testCalls: [TestCall] = [],
    page: PageResponse? = nil
  ) {
    self.testCalls = testCalls
    self.page = page
  }
}

/// Work that was given up: an event that could not be folded, or news that another service refused.
public struct DeadLetter: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var kind: String = ""
  /// UUID of the inbox row, or of the call that the news was about.
  public var ref: String = ""
  /// Stable and machine-readable.
  public var reason: String = ""
  public var diedAt: Timestamp? = nil
  /// Equal for letters of one cause.
  public var fingerprint: String = ""
  /// `jobs` or `outbox`.
  public var origin: String = ""
  /// Tries that failed.
  public var attempts: UInt32 = 0
  /// Tries that ended without a report.
  public var crashes: UInt32 = 0
  public var firstAt: Timestamp? = nil
  /// Absent while nobody has done anything about it.
  public var resolvedAt: Timestamp? = nil
  /// What was done, and why.
  public var resolution: String = ""

  public init() {}

  public init(
    id: String = "",
    kind: String = "",
    ref: String = "",
    reason: String = "",
    diedAt: Timestamp? = nil,
    fingerprint: String = "",
    origin: String = "",
    attempts: UInt32 = 0,
    crashes: UInt32 = 0,
    firstAt: Timestamp? = nil,
    resolvedAt: Timestamp? = nil,
    resolution: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.ref = ref
    self.reason = reason
    self.diedAt = diedAt
    self.fingerprint = fingerprint
    self.origin = origin
    self.attempts = attempts
    self.crashes = crashes
    self.firstAt = firstAt
    self.resolvedAt = resolvedAt
    self.resolution = resolution
  }
}

public struct ListDeadLettersRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListDeadLettersResponse: Sendable, Hashable {
  public var deadLetters: [DeadLetter] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    deadLetters: [DeadLetter] = [],
    page: PageResponse? = nil
  ) {
    self.deadLetters = deadLetters
    self.page = page
  }
}

public struct GetDeadLetterRequest: Sendable, Hashable {
  /// UUID.
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }
}

public struct GetDeadLetterResponse: Sendable, Hashable {
  public var deadLetter: DeadLetter? = nil

  public init() {}

  public init(
    deadLetter: DeadLetter? = nil
  ) {
    self.deadLetter = deadLetter
  }
}

/// Which unresolved letters of the caller's organization are meant: those that fit everything named.
public struct DeadLetterSelector: Sendable, Hashable {
  /// UUIDs, at most 1,000; empty: any.
  public var ids: [String] = []
  /// Empty: any.
  public var fingerprint: String = ""
  /// Empty: any.
  public var kind: String = ""
  /// Needed where nothing else is named.
  public var all: Bool = false

  public init() {}

  public init(
    ids: [String] = [],
    fingerprint: String = "",
    kind: String = "",
    all: Bool = false
  ) {
    self.ids = ids
    self.fingerprint = fingerprint
    self.kind = kind
    self.all = all
  }
}

public struct ReplayDeadLettersRequest: Sendable, Hashable {
  public var selector: DeadLetterSelector? = nil
  /// 1 to 160 printable ASCII characters.
  public var reason: String = ""
  /// Letters of this order, 1 to 1,000; 0 means 100. Those that died first come first.
  public var limit: UInt32 = 0
  /// How many become due each second, 1 to 10,000; 0 means 10.
  public var perSecond: UInt32 = 0
  /// Tells what would be done and does nothing.
  public var dryRun: Bool = false
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    selector: DeadLetterSelector? = nil,
    reason: String = "",
    limit: UInt32 = 0,
    perSecond: UInt32 = 0,
    dryRun: Bool = false,
    idempotencyKey: String = ""
  ) {
    self.selector = selector
    self.reason = reason
    self.limit = limit
    self.perSecond = perSecond
    self.dryRun = dryRun
    self.idempotencyKey = idempotencyKey
  }
}

public struct ReplayDeadLettersResponse: Sendable, Hashable {
  /// Unresolved letters that fitted the selector, those beyond the limit included.
  public var matched: UInt32 = 0
  /// Letters that this order put back to work, or would put.
  public var replayed: UInt32 = 0
  /// When the last of them becomes due, in milliseconds from now.
  public var lastsMs: UInt64 = 0
  /// The letters of the order, at most 100.
  public var deadLetters: [DeadLetter] = []

  public init() {}

  public init(
    matched: UInt32 = 0,
    replayed: UInt32 = 0,
    lastsMs: UInt64 = 0,
    deadLetters: [DeadLetter] = []
  ) {
    self.matched = matched
    self.replayed = replayed
    self.lastsMs = lastsMs
    self.deadLetters = deadLetters
  }
}

public struct ResolveDeadLettersRequest: Sendable, Hashable {
  public var selector: DeadLetterSelector? = nil
  /// 1 to 160 printable ASCII characters.
  public var reason: String = ""
  /// 1 to 1,000; 0 means 1,000.
  public var limit: UInt32 = 0
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    selector: DeadLetterSelector? = nil,
    reason: String = "",
    limit: UInt32 = 0,
    idempotencyKey: String = ""
  ) {
    self.selector = selector
    self.reason = reason
    self.limit = limit
    self.idempotencyKey = idempotencyKey
  }
}

public struct ResolveDeadLettersResponse: Sendable, Hashable {
  public var resolved: UInt32 = 0

  public init() {}

  public init(
    resolved: UInt32 = 0
  ) {
    self.resolved = resolved
  }
}

/// Whether an organization is closed.
public struct OrganizationState: Sendable, Hashable {
  /// UUID, from a stored row.
  public var orgID: String = ""
  public var closed: Bool = false
  /// Counts the changes of its status.
  public var version: Int64 = 0

  public init() {}

  public init(
    orgID: String = "",
    closed: Bool = false,
    version: Int64 = 0
  ) {
    self.orgID = orgID
    self.closed = closed
    self.version = version
  }
}

public struct NoteOrganizationsRequest: Sendable, Hashable {
  public var organizations: [OrganizationState] = []

  public init() {}

  public init(
    organizations: [OrganizationState] = []
  ) {
    self.organizations = organizations
  }
}

public struct NoteOrganizationsResponse: Sendable, Hashable {
  public init() {}
}

/// What became of a delivery.
public enum IngestOutcome: MessageEnum {
  case unspecified
  /// New and stored.
  case accepted
  /// Stored before; counted.
  case duplicate
  /// A question with an answer: send `status`, `content_type` and `body`.
  case answered
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .accepted
    case 2: self = .duplicate
    case 3: self = .answered
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .accepted: 1
    case .duplicate: 2
    case .answered: 3
    case .unrecognized(let number): number
    }
  }
}
