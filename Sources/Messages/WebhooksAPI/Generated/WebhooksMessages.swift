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
