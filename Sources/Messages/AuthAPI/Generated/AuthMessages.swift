// Made from switchboard/auth/v1/auth.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
public import RPCAPI

/// A tenant.
public struct Organization: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var name: String = ""
  public var createdAt: Timestamp? = nil
  public var status: OrganizationStatus = .unspecified
  public var phiMode: PhiMode = .unspecified

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    createdAt: Timestamp? = nil,
    status: OrganizationStatus = .unspecified,
    phiMode: PhiMode = .unspecified
  ) {
    self.id = id
    self.name = name
    self.createdAt = createdAt
    self.status = status
    self.phiMode = phiMode
  }
}

/// A voice agent of an organization, living at a provider.
public struct Agent: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var name: String = ""
  /// `retell`, `vapi` or `twilio`.
  public var provider: String = ""
  /// The provider's own id of the agent. Unique within (organization, provider).
  public var providerAgentID: String = ""
  /// Whether calls may be evaluated. False unless somebody turned it on.
  public var aiManagerEnabled: Bool = false
  public var createdAt: Timestamp? = nil
  /// 1 when it was made, one more with each change.
  public var version: Int64 = 0

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    provider: String = "",
    providerAgentID: String = "",
    aiManagerEnabled: Bool = false,
    createdAt: Timestamp? = nil,
    version: Int64 = 0
  ) {
    self.id = id
    self.name = name
    self.provider = provider
    self.providerAgentID = providerAgentID
    self.aiManagerEnabled = aiManagerEnabled
    self.createdAt = createdAt
    self.version = version
  }
}

public struct CreateOrganizationRequest: Sendable, Hashable {
  /// 1 to 200 characters.
  public var name: String = ""
  /// 3 to 254 characters with an @; compared without case.
  public var ownerEmail: Sensitive<String> = ""
  /// 12 to 1,024 bytes; empty: the owner has no password until one is set.
  public var ownerPassword: Sensitive<String> = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    name: String = "",
    ownerEmail: Sensitive<String> = "",
    ownerPassword: Sensitive<String> = "",
    idempotencyKey: String = ""
  ) {
    self.name = name
    self.ownerEmail = ownerEmail
    self.ownerPassword = ownerPassword
    self.idempotencyKey = idempotencyKey
  }
}

public struct CreateOrganizationResponse: Sendable, Hashable {
  public var organization: Organization? = nil
  /// UUID of the owner.
  public var ownerUserID: String = ""

  public init() {}

  public init(
    organization: Organization? = nil,
    ownerUserID: String = ""
  ) {
    self.organization = organization
    self.ownerUserID = ownerUserID
  }
}

public struct GetOrganizationRequest: Sendable, Hashable {
  public init() {}
}

public struct GetOrganizationResponse: Sendable, Hashable {
  public var organization: Organization? = nil

  public init() {}

  public init(
    organization: Organization? = nil
  ) {
    self.organization = organization
  }
}

public struct CreateAgentRequest: Sendable, Hashable {
  /// 1 to 200 characters.
  public var name: String = ""
  /// `retell`, `vapi` or `twilio`.
  public var provider: String = ""
  /// 1 to 200 characters.
  public var providerAgentID: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    name: String = "",
    provider: String = "",
    providerAgentID: String = "",
    idempotencyKey: String = ""
  ) {
    self.name = name
    self.provider = provider
    self.providerAgentID = providerAgentID
    self.idempotencyKey = idempotencyKey
  }
}

public struct CreateAgentResponse: Sendable, Hashable {
  public var agent: Agent? = nil

  public init() {}

  public init(
    agent: Agent? = nil
  ) {
    self.agent = agent
  }
}

public struct ListAgentsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListAgentsResponse: Sendable, Hashable {
  public var agents: [Agent] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    agents: [Agent] = [],
    page: PageResponse? = nil
  ) {
    self.agents = agents
    self.page = page
  }
}

/// Which agent is meant.
public struct AgentKey: Sendable, Hashable {
  /// UUID of the organization, from a stored row.
  public var orgID: String = ""
  public var provider: String = ""
  public var providerAgentID: String = ""

  public init() {}

  public init(
    orgID: String = "",
    provider: String = "",
    providerAgentID: String = ""
  ) {
    self.orgID = orgID
    self.provider = provider
    self.providerAgentID = providerAgentID
  }
}

public struct ResolveAgentsRequest: Sendable, Hashable {
  /// At most 500.
  public var keys: [AgentKey] = []

  public init() {}

  public init(
    keys: [AgentKey] = []
  ) {
    self.keys = keys
  }
}

/// The agent behind one key.
public struct ResolvedAgent: Sendable, Hashable {
  public var key: AgentKey? = nil
  /// UUID.
  public var agentID: String = ""
  public var aiManagerEnabled: Bool = false

  public init() {}

  public init(
    key: AgentKey? = nil,
    agentID: String = "",
    aiManagerEnabled: Bool = false
  ) {
    self.key = key
    self.agentID = agentID
    self.aiManagerEnabled = aiManagerEnabled
  }
}

public struct ResolveAgentsResponse: Sendable, Hashable {
  public var agents: [ResolvedAgent] = []

  public init() {}

  public init(
    agents: [ResolvedAgent] = []
  ) {
    self.agents = agents
  }
}

public struct GetAgentRequest: Sendable, Hashable {
  /// UUID.
  public var agentID: String = ""

  public init() {}

  public init(
    agentID: String = ""
  ) {
    self.agentID = agentID
  }
}

public struct GetAgentResponse: Sendable, Hashable {
  public var agent: Agent? = nil

  public init() {}

  public init(
    agent: Agent? = nil
  ) {
    self.agent = agent
  }
}

public struct UpdateAgentRequest: Sendable, Hashable {
  /// UUID.
  public var agentID: String = ""
  /// 1 to 200 characters.
  public var name: String? = nil
  public var aiManagerEnabled: Bool? = nil
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    agentID: String = "",
    name: String? = nil,
    aiManagerEnabled: Bool? = nil,
    idempotencyKey: String = ""
  ) {
    self.agentID = agentID
    self.name = name
    self.aiManagerEnabled = aiManagerEnabled
    self.idempotencyKey = idempotencyKey
  }
}

public struct UpdateAgentResponse: Sendable, Hashable {
  public var agent: Agent? = nil

  public init() {}

  public init(
    agent: Agent? = nil
  ) {
    self.agent = agent
  }
}

public struct UpdateOrganizationRequest: Sendable, Hashable {
  /// 1 to 200 characters.
  public var name: String? = nil
  /// Unspecified: unchanged.
  public var phiMode: PhiMode = .unspecified
  /// Unspecified: unchanged. Only the operator changes it.
  public var status: OrganizationStatus = .unspecified
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    name: String? = nil,
    phiMode: PhiMode = .unspecified,
    status: OrganizationStatus = .unspecified,
    idempotencyKey: String = ""
  ) {
    self.name = name
    self.phiMode = phiMode
    self.status = status
    self.idempotencyKey = idempotencyKey
  }
}

public struct UpdateOrganizationResponse: Sendable, Hashable {
  public var organization: Organization? = nil

  public init() {}

  public init(
    organization: Organization? = nil
  ) {
    self.organization = organization
  }
}

/// Which agent is meant, of which organization. Both from stored rows.
public struct AgentReference: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// UUID; empty for a call without a known agent.
  public var agentID: String = ""

  public init() {}

  public init(
    orgID: String = "",
    agentID: String = ""
  ) {
    self.orgID = orgID
    self.agentID = agentID
  }
}

public struct GetAgentPoliciesRequest: Sendable, Hashable {
  /// At most 500.
  public var agents: [AgentReference] = []

  public init() {}

  public init(
    agents: [AgentReference] = []
  ) {
    self.agents = agents
  }
}

/// What may be done with calls of one agent.
public struct AgentPolicy: Sendable, Hashable {
  public var agent: AgentReference? = nil
  public var orgStatus: OrganizationStatus = .unspecified
  public var phiMode: PhiMode = .unspecified
  /// Whether the organization has the agent at this moment. Where it has not, the fields below are empty.
  public var agentKnown: Bool = false
  /// Whether calls may be evaluated.
  public var aiManagerEnabled: Bool = false
  public var agentName: String = ""

  public init() {}

  public init(
    agent: AgentReference? = nil,
    orgStatus: OrganizationStatus = .unspecified,
    phiMode: PhiMode = .unspecified,
    agentKnown: Bool = false,
    aiManagerEnabled: Bool = false,
    agentName: String = ""
  ) {
    self.agent = agent
    self.orgStatus = orgStatus
    self.phiMode = phiMode
    self.agentKnown = agentKnown
    self.aiManagerEnabled = aiManagerEnabled
    self.agentName = agentName
  }
}

public struct GetAgentPoliciesResponse: Sendable, Hashable {
  public var policies: [AgentPolicy] = []

  public init() {}

  public init(
    policies: [AgentPolicy] = []
  ) {
    self.policies = policies
  }
}

public struct CheckRequest: Sendable, Hashable {
  /// `user:UUID`, `key:UUID` or `outside:UUID`, as the call's verified context names it.
  public var principal: String = ""
  /// Such as `agents.manage`; the README of auth lists them.
  public var permission: String = ""
  /// UUID of the agent it is about; empty where it is about none. An agent of another organization is refused.
  public var agentID: String = ""
  /// The caller knows of a change of this version: an older answer is none.
  public var atLeastVersion: Int64 = 0

  public init() {}

  public init(
    principal: String = "",
    permission: String = "",
    agentID: String = "",
    atLeastVersion: Int64 = 0
  ) {
    self.principal = principal
    self.permission = permission
    self.agentID = agentID
    self.atLeastVersion = atLeastVersion
  }
}

public struct CheckResponse: Sendable, Hashable {
  public var allowed: Bool = false
  /// `owner`, `admin`, `member` or `viewer`; empty for a key and for somebody who does not belong to the organization.
  public var role: String = ""
  /// Counts the changes of the principal's rights.
  public var permVersion: Int64 = 0

  public init() {}

  public init(
    allowed: Bool = false,
    role: String = "",
    permVersion: Int64 = 0
  ) {
    self.allowed = allowed
    self.role = role
    self.permVersion = permVersion
  }
}

/// Whether an organization may work.
public enum OrganizationStatus: MessageEnum {
  case unspecified
  case active
  /// Its people may look and change nothing.
  case suspended
  /// Nobody may do anything.
  case closed
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .active
    case 2: self = .suspended
    case 3: self = .closed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .active: 1
    case .suspended: 2
    case .closed: 3
    case .unrecognized(let number): number
    }
  }
}

/// What may be sent to companies outside of what callers said. Unspecified counts as no_send.
public enum PhiMode: MessageEnum {
  case unspecified
  /// As it is.
  case off
  /// Only after redaction.
  case redact
  /// Nothing.
  case noSend
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .off
    case 2: self = .redact
    case 3: self = .noSend
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .off: 1
    case .redact: 2
    case .noSend: 3
    case .unrecognized(let number): number
    }
  }
}
