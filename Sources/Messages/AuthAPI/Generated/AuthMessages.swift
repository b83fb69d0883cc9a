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

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    createdAt: Timestamp? = nil
  ) {
    self.id = id
    self.name = name
    self.createdAt = createdAt
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

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    provider: String = "",
    providerAgentID: String = "",
    aiManagerEnabled: Bool = false,
    createdAt: Timestamp? = nil
  ) {
    self.id = id
    self.name = name
    self.provider = provider
    self.providerAgentID = providerAgentID
    self.aiManagerEnabled = aiManagerEnabled
    self.createdAt = createdAt
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
