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

/// A place that a provider sends to.
public struct Source: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var provider: String = ""
  public var createdAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    provider: String = "",
    createdAt: Timestamp? = nil
  ) {
    self.id = id
    self.provider = provider
    self.createdAt = createdAt
  }
}

public struct CreateSourceRequest: Sendable, Hashable {
  /// `retell`.
  public var provider: String = ""
  /// What the provider signs with, 8 to 512 bytes. Retell: the API key with the webhook badge.
  public var secret: Sensitive<String> = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    provider: String = "",
    secret: Sensitive<String> = "",
    idempotencyKey: String = ""
  ) {
    self.provider = provider
    self.secret = secret
    self.idempotencyKey = idempotencyKey
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

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
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

/// An event that was kept but could not be folded.
public struct DeadLetter: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var kind: String = ""
  /// UUID of the inbox row.
  public var ref: String = ""
  /// Stable and machine-readable.
  public var reason: String = ""
  public var diedAt: Timestamp? = nil
  /// Equal for letters of one cause.
  public var fingerprint: String = ""

  public init() {}

  public init(
    id: String = "",
    kind: String = "",
    ref: String = "",
    reason: String = "",
    diedAt: Timestamp? = nil,
    fingerprint: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.ref = ref
    self.reason = reason
    self.diedAt = diedAt
    self.fingerprint = fingerprint
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
