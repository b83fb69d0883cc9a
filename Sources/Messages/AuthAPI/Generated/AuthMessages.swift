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
  /// `retell`, `vapi` or `twilio`.
  public var agentProvider: String = ""
  /// The provider's own id of the agent.
  public var providerAgentID: String = ""

  public init() {}

  public init(
    agent: AgentReference? = nil,
    orgStatus: OrganizationStatus = .unspecified,
    phiMode: PhiMode = .unspecified,
    agentKnown: Bool = false,
    aiManagerEnabled: Bool = false,
    agentName: String = "",
    agentProvider: String = "",
    providerAgentID: String = ""
  ) {
    self.agent = agent
    self.orgStatus = orgStatus
    self.phiMode = phiMode
    self.agentKnown = agentKnown
    self.aiManagerEnabled = aiManagerEnabled
    self.agentName = agentName
    self.agentProvider = agentProvider
    self.providerAgentID = providerAgentID
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
  /// UUID of the log-in that it goes back to, where that is a person's: once it has ended, nothing is allowed. Empty: not asked.
  public var sessionID: String = ""

  public init() {}

  public init(
    principal: String = "",
    permission: String = "",
    agentID: String = "",
    atLeastVersion: Int64 = 0,
    sessionID: String = ""
  ) {
    self.principal = principal
    self.permission = permission
    self.agentID = agentID
    self.atLeastVersion = atLeastVersion
    self.sessionID = sessionID
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

/// A person of an organization.
public struct Member: Sendable, Hashable {
  /// UUID.
  public var userID: String = ""
  public var email: Sensitive<String> = ""
  /// `owner`, `admin`, `member` or `viewer`.
  public var role: String = ""
  public var permVersion: Int64 = 0
  public var createdAt: Timestamp? = nil

  public init() {}

  public init(
    userID: String = "",
    email: Sensitive<String> = "",
    role: String = "",
    permVersion: Int64 = 0,
    createdAt: Timestamp? = nil
  ) {
    self.userID = userID
    self.email = email
    self.role = role
    self.permVersion = permVersion
    self.createdAt = createdAt
  }
}

public struct ListMembersRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListMembersResponse: Sendable, Hashable {
  public var members: [Member] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    members: [Member] = [],
    page: PageResponse? = nil
  ) {
    self.members = members
    self.page = page
  }
}

public struct SetMemberRoleRequest: Sendable, Hashable {
  /// UUID.
  public var userID: String = ""
  /// `owner`, `admin`, `member` or `viewer`.
  public var role: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    userID: String = "",
    role: String = "",
    idempotencyKey: String = ""
  ) {
    self.userID = userID
    self.role = role
    self.idempotencyKey = idempotencyKey
  }
}

public struct SetMemberRoleResponse: Sendable, Hashable {
  /// The version of the member's rights from now on.
  public var permVersion: Int64 = 0

  public init() {}

  public init(
    permVersion: Int64 = 0
  ) {
    self.permVersion = permVersion
  }
}

public struct RemoveMemberRequest: Sendable, Hashable {
  /// UUID.
  public var userID: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    userID: String = "",
    idempotencyKey: String = ""
  ) {
    self.userID = userID
    self.idempotencyKey = idempotencyKey
  }
}

public struct RemoveMemberResponse: Sendable, Hashable {
  public var permVersion: Int64 = 0

  public init() {}

  public init(
    permVersion: Int64 = 0
  ) {
    self.permVersion = permVersion
  }
}

/// What lets a person in.
public struct TokenPair: Sendable, Hashable {
  /// A JWT of 10 minutes.
  public var accessToken: Sensitive<String> = ""
  public var accessExpiresAt: Timestamp? = nil
  /// For Refresh, once.
  public var refreshToken: Sensitive<String> = ""
  public var refreshExpiresAt: Timestamp? = nil
  /// UUID.
  public var sessionID: String = ""
  /// UUID.
  public var userID: String = ""
  /// UUID.
  public var orgID: String = ""
  public var role: String = ""

  public init() {}

  public init(
    accessToken: Sensitive<String> = "",
    accessExpiresAt: Timestamp? = nil,
    refreshToken: Sensitive<String> = "",
    refreshExpiresAt: Timestamp? = nil,
    sessionID: String = "",
    userID: String = "",
    orgID: String = "",
    role: String = ""
  ) {
    self.accessToken = accessToken
    self.accessExpiresAt = accessExpiresAt
    self.refreshToken = refreshToken
    self.refreshExpiresAt = refreshExpiresAt
    self.sessionID = sessionID
    self.userID = userID
    self.orgID = orgID
    self.role = role
  }
}

public struct LoginRequest: Sendable, Hashable {
  public var email: Sensitive<String> = ""
  public var password: Sensitive<String> = ""
  /// UUID of the organization to work in; empty: the one joined first.
  public var orgID: String = ""
  /// Where the person comes from, for penalties: an IP address, or empty.
  public var remoteAddress: Sensitive<String> = ""

  public init() {}

  public init(
    email: Sensitive<String> = "",
    password: Sensitive<String> = "",
    orgID: String = "",
    remoteAddress: Sensitive<String> = ""
  ) {
    self.email = email
    self.password = password
    self.orgID = orgID
    self.remoteAddress = remoteAddress
  }
}

public struct LoginResponse: Sendable, Hashable {
  public var tokens: TokenPair? = nil

  public init() {}

  public init(
    tokens: TokenPair? = nil
  ) {
    self.tokens = tokens
  }
}

public struct RefreshRequest: Sendable, Hashable {
  public var refreshToken: Sensitive<String> = ""

  public init() {}

  public init(
    refreshToken: Sensitive<String> = ""
  ) {
    self.refreshToken = refreshToken
  }
}

public struct RefreshResponse: Sendable, Hashable {
  public var tokens: TokenPair? = nil

  public init() {}

  public init(
    tokens: TokenPair? = nil
  ) {
    self.tokens = tokens
  }
}

public struct LogoutRequest: Sendable, Hashable {
  public var refreshToken: Sensitive<String> = ""

  public init() {}

  public init(
    refreshToken: Sensitive<String> = ""
  ) {
    self.refreshToken = refreshToken
  }
}

public struct LogoutResponse: Sendable, Hashable {
  public init() {}
}

/// A log-in that lives.
public struct Session: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var createdAt: Timestamp? = nil
  /// When its refresh token was exchanged last.
  public var refreshedAt: Timestamp? = nil
  public var expiresAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    createdAt: Timestamp? = nil,
    refreshedAt: Timestamp? = nil,
    expiresAt: Timestamp? = nil
  ) {
    self.id = id
    self.createdAt = createdAt
    self.refreshedAt = refreshedAt
    self.expiresAt = expiresAt
  }
}

public struct ListSessionsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListSessionsResponse: Sendable, Hashable {
  public var sessions: [Session] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    sessions: [Session] = [],
    page: PageResponse? = nil
  ) {
    self.sessions = sessions
    self.page = page
  }
}

public struct EndSessionRequest: Sendable, Hashable {
  /// UUID.
  public var sessionID: String = ""

  public init() {}

  public init(
    sessionID: String = ""
  ) {
    self.sessionID = sessionID
  }
}

public struct EndSessionResponse: Sendable, Hashable {
  public init() {}
}

public struct GetJwksRequest: Sendable, Hashable {
  public init() {}
}

public struct GetJwksResponse: Sendable, Hashable {
  /// A JSON Web Key Set.
  public var keySet: String = ""

  public init() {}

  public init(
    keySet: String = ""
  ) {
    self.keySet = keySet
  }
}

public struct GetRevocationsRequest: Sendable, Hashable {
  /// The last number that the caller has seen; 0: from the first kept.
  public var sinceSeq: Int64 = 0

  public init() {}

  public init(
    sinceSeq: Int64 = 0
  ) {
    self.sinceSeq = sinceSeq
  }
}

/// Tokens of the subject that were made up to `at` no longer count.
public struct RevocationEntry: Sendable, Hashable {
  public var seq: Int64 = 0
  /// `session` (UUID), `principal` (`user:UUID`), `membership` (`ORG/user:UUID`) or `organization` (UUID).
  public var kind: String = ""
  public var subject: String = ""
  public var at: Timestamp? = nil

  public init() {}

  public init(
    seq: Int64 = 0,
    kind: String = "",
    subject: String = "",
    at: Timestamp? = nil
  ) {
    self.seq = seq
    self.kind = kind
    self.subject = subject
    self.at = at
  }
}

public struct GetRevocationsResponse: Sendable, Hashable {
  /// At most 1,000; where there are as many, ask again.
  public var revocations: [RevocationEntry] = []
  /// The last number given.
  public var headSeq: Int64 = 0

  public init() {}

  public init(
    revocations: [RevocationEntry] = [],
    headSeq: Int64 = 0
  ) {
    self.revocations = revocations
    self.headSeq = headSeq
  }
}

public struct VerifyTokenRequest: Sendable, Hashable {
  public var token: Sensitive<String> = ""

  public init() {}

  public init(
    token: Sensitive<String> = ""
  ) {
    self.token = token
  }
}

public struct VerifyTokenResponse: Sendable, Hashable {
  /// `user:UUID`, `key:UUID` or `outside:UUID`.
  public var principal: String = ""
  /// UUID.
  public var orgID: String = ""
  public var role: String = ""
  public var permVersion: Int64 = 0
  public var expiresAt: Timestamp? = nil

  public init() {}

  public init(
    principal: String = "",
    orgID: String = "",
    role: String = "",
    permVersion: Int64 = 0,
    expiresAt: Timestamp? = nil
  ) {
    self.principal = principal
    self.orgID = orgID
    self.role = role
    self.permVersion = permVersion
    self.expiresAt = expiresAt
  }
}

/// An API key without its secret.
public struct ApiKey: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  public var name: String = ""
  /// Permissions, such as `calls.read`.
  public var scopes: [String] = []
  public var createdAt: Timestamp? = nil
  /// Absent: it does not end by itself.
  public var expiresAt: Timestamp? = nil
  public var revokedAt: Timestamp? = nil
  /// To the minute or so.
  public var lastUsedAt: Timestamp? = nil
  /// Addresses that it may come from; empty: any.
  public var addresses: [String] = []

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    scopes: [String] = [],
    createdAt: Timestamp? = nil,
    expiresAt: Timestamp? = nil,
    revokedAt: Timestamp? = nil,
    lastUsedAt: Timestamp? = nil,
    addresses: [String] = []
  ) {
    self.id = id
    self.name = name
    self.scopes = scopes
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
    self.lastUsedAt = lastUsedAt
    self.addresses = addresses
  }
}

public struct CreateApiKeyRequest: Sendable, Hashable {
  /// 1 to 200 characters.
  public var name: String = ""
  /// 1 to 40 permissions, none that the caller lacks.
  public var scopes: [String] = []
  /// Absent: it does not end by itself.
  public var expiresAt: Timestamp? = nil
  /// At most 20 IP addresses.
  public var addresses: [String] = []
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    name: String = "",
    scopes: [String] = [],
    expiresAt: Timestamp? = nil,
    addresses: [String] = [],
    idempotencyKey: String = ""
  ) {
    self.name = name
    self.scopes = scopes
    self.expiresAt = expiresAt
    self.addresses = addresses
    self.idempotencyKey = idempotencyKey
  }
}

public struct CreateApiKeyResponse: Sendable, Hashable {
  public var apiKey: ApiKey? = nil
  /// Shown once.
  public var secret: Sensitive<String> = ""

  public init() {}

  public init(
    apiKey: ApiKey? = nil,
    secret: Sensitive<String> = ""
  ) {
    self.apiKey = apiKey
    self.secret = secret
  }
}

public struct ListApiKeysRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListApiKeysResponse: Sendable, Hashable {
  public var apiKeys: [ApiKey] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    apiKeys: [ApiKey] = [],
    page: PageResponse? = nil
  ) {
    self.apiKeys = apiKeys
    self.page = page
  }
}

public struct RotateApiKeyRequest: Sendable, Hashable {
  /// UUID.
  public var apiKeyID: String = ""
  /// How long the old key still counts, 0 to 604,800.
  public var overlapSeconds: UInt32 = 0
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    apiKeyID: String = "",
    overlapSeconds: UInt32 = 0,
    idempotencyKey: String = ""
  ) {
    self.apiKeyID = apiKeyID
    self.overlapSeconds = overlapSeconds
    self.idempotencyKey = idempotencyKey
  }
}

public struct RotateApiKeyResponse: Sendable, Hashable {
  public var apiKey: ApiKey? = nil
  /// Shown once.
  public var secret: Sensitive<String> = ""

  public init() {}

  public init(
    apiKey: ApiKey? = nil,
    secret: Sensitive<String> = ""
  ) {
    self.apiKey = apiKey
    self.secret = secret
  }
}

public struct RevokeApiKeyRequest: Sendable, Hashable {
  /// UUID.
  public var apiKeyID: String = ""

  public init() {}

  public init(
    apiKeyID: String = ""
  ) {
    self.apiKeyID = apiKeyID
  }
}

public struct RevokeApiKeyResponse: Sendable, Hashable {
  public init() {}
}

public struct VerifyApiKeyRequest: Sendable, Hashable {
  public var key: Sensitive<String> = ""
  /// Where it came from: an IP address, or empty.
  public var remoteAddress: Sensitive<String> = ""

  public init() {}

  public init(
    key: Sensitive<String> = "",
    remoteAddress: Sensitive<String> = ""
  ) {
    self.key = key
    self.remoteAddress = remoteAddress
  }
}

public struct VerifyApiKeyResponse: Sendable, Hashable {
  /// `key:UUID`.
  public var principal: String = ""
  /// UUID.
  public var orgID: String = ""
  public var scopes: [String] = []
  /// A JWT of 60 seconds.
  public var accessToken: Sensitive<String> = ""
  public var accessExpiresAt: Timestamp? = nil

  public init() {}

  public init(
    principal: String = "",
    orgID: String = "",
    scopes: [String] = [],
    accessToken: Sensitive<String> = "",
    accessExpiresAt: Timestamp? = nil
  ) {
    self.principal = principal
    self.orgID = orgID
    self.scopes = scopes
    self.accessToken = accessToken
    self.accessExpiresAt = accessExpiresAt
  }
}

public struct CreateTicketRequest: Sendable, Hashable {
  /// `events` or `connect`.
  public var purpose: String = ""

  public init() {}

  public init(
    purpose: String = ""
  ) {
    self.purpose = purpose
  }
}

public struct CreateTicketResponse: Sendable, Hashable {
  public var ticket: Sensitive<String> = ""
  public var expiresAt: Timestamp? = nil

  public init() {}

  public init(
    ticket: Sensitive<String> = "",
    expiresAt: Timestamp? = nil
  ) {
    self.ticket = ticket
    self.expiresAt = expiresAt
  }
}

public struct ConsumeTicketRequest: Sendable, Hashable {
  public var ticket: Sensitive<String> = ""
  /// What it must be for.
  public var purpose: String = ""

  public init() {}

  public init(
    ticket: Sensitive<String> = "",
    purpose: String = ""
  ) {
    self.ticket = ticket
    self.purpose = purpose
  }
}

public struct ConsumeTicketResponse: Sendable, Hashable {
  /// Who asked for it.
  public var principal: String = ""
  /// UUID.
  public var orgID: String = ""
  /// A JWT of 60 seconds, of the log-in that the ticket goes back to.
  public var accessToken: Sensitive<String> = ""

  public init() {}

  public init(
    principal: String = "",
    orgID: String = "",
    accessToken: Sensitive<String> = ""
  ) {
    self.principal = principal
    self.orgID = orgID
    self.accessToken = accessToken
  }
}

/// Something that somebody did, for the audit log.
public struct AuditEntry: Sendable, Hashable {
  /// UUID: an entry that is sent again is not written again.
  public var entryID: String = ""
  /// UUID, from a stored row.
  public var orgID: String = ""
  public var at: Timestamp? = nil
  /// Who: `user:UUID`, `key:UUID`, `operator` or `service:billing`. 1 to 200 characters.
  public var actor: String = ""
  /// What, such as `member.removed`. 1 to 64 characters.
  public var action: String = ""
  /// To what: an id, 0 to 200 characters, nothing personal.
  public var object: String = ""
  /// What the object was before and after, at most 4,096 bytes each. Only salted hashes are kept.
  public var before: Sensitive<String> = ""
  public var after: Sensitive<String> = ""

  public init() {}

  public init(
    entryID: String = "",
    orgID: String = "",
    at: Timestamp? = nil,
    actor: String = "",
    action: String = "",
    object: String = "",
    before: Sensitive<String> = "",
    after: Sensitive<String> = ""
  ) {
    self.entryID = entryID
    self.orgID = orgID
    self.at = at
    self.actor = actor
    self.action = action
    self.object = object
    self.before = before
    self.after = after
  }
}

public struct AppendAuditRequest: Sendable, Hashable {
  /// At most 200.
  public var entries: [AuditEntry] = []

  public init() {}

  public init(
    entries: [AuditEntry] = []
  ) {
    self.entries = entries
  }
}

public struct AppendAuditResponse: Sendable, Hashable {
  /// One for each entry, in order: `appended`, `known` or `refused`.
  public var outcomes: [String] = []

  public init() {}

  public init(
    outcomes: [String] = []
  ) {
    self.outcomes = outcomes
  }
}

public struct OpenGrantRequest: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// Why, for the organization to read in its audit log: 1 to 120 characters, nothing personal.
  public var reason: String = ""
  /// How long it lasts: 1 to 14,400; 0 means 900.
  public var seconds: UInt32 = 0

  public init() {}

  public init(
    orgID: String = "",
    reason: String = "",
    seconds: UInt32 = 0
  ) {
    self.orgID = orgID
    self.reason = reason
    self.seconds = seconds
  }
}

public struct OpenGrantResponse: Sendable, Hashable {
  /// UUID.
  public var grantID: String = ""
  /// Goes along with each call in the organization's name.
  public var token: Sensitive<String> = ""
  public var expiresAt: Timestamp? = nil

  public init() {}

  public init(
    grantID: String = "",
    token: Sensitive<String> = "",
    expiresAt: Timestamp? = nil
  ) {
    self.grantID = grantID
    self.token = token
    self.expiresAt = expiresAt
  }
}

/// An entry of an audit log as it is kept.
public struct AuditRecord: Sendable, Hashable {
  /// From 1, without a gap.
  public var seq: Int64 = 0
  public var at: Timestamp? = nil
  public var actor: String = ""
  public var action: String = ""
  public var object: String = ""
  /// SHA-256 over the entry before and this one.
  public var entryHash: [UInt8] = []

  public init() {}

  public init(
    seq: Int64 = 0,
    at: Timestamp? = nil,
    actor: String = "",
    action: String = "",
    object: String = "",
    entryHash: [UInt8] = []
  ) {
    self.seq = seq
    self.at = at
    self.actor = actor
    self.action = action
    self.object = object
    self.entryHash = entryHash
  }
}

public struct ListAuditRequest: Sendable, Hashable {
  /// The cursor is the number of an entry.
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListAuditResponse: Sendable, Hashable {
  public var records: [AuditRecord] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    records: [AuditRecord] = [],
    page: PageResponse? = nil
  ) {
    self.records = records
    self.page = page
  }
}

public struct VerifyAuditRequest: Sendable, Hashable {
  public init() {}
}

public struct VerifyAuditResponse: Sendable, Hashable {
  public var whole: Bool = false
  /// Entries that were read.
  public var checked: Int64 = 0
  /// Number of the first entry that is not as it was written; 0: none.
  public var firstBadSeq: Int64 = 0

  public init() {}

  public init(
    whole: Bool = false,
    checked: Int64 = 0,
    firstBadSeq: Int64 = 0
  ) {
    self.whole = whole
    self.checked = checked
    self.firstBadSeq = firstBadSeq
  }
}

public struct MoveAgentRequest: Sendable, Hashable {
  /// UUID.
  public var agentID: String = ""
  /// UUID of the organization that gets it.
  public var toOrgID: String = ""
  /// Absent: now. Not before now, and not more than a year ahead.
  public var at: Timestamp? = nil
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    agentID: String = "",
    toOrgID: String = "",
    at: Timestamp? = nil,
    idempotencyKey: String = ""
  ) {
    self.agentID = agentID
    self.toOrgID = toOrgID
    self.at = at
    self.idempotencyKey = idempotencyKey
  }
}

public struct MoveAgentResponse: Sendable, Hashable {
  /// From when on.
  public var at: Timestamp? = nil

  public init() {}

  public init(
    at: Timestamp? = nil
  ) {
    self.at = at
  }
}

public struct CreateInvitationRequest: Sendable, Hashable {
  /// 3 to 254 characters with an @.
  public var email: Sensitive<String> = ""
  /// `owner`, `admin`, `member` or `viewer`; only an owner invites owners.
  public var role: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    email: Sensitive<String> = "",
    role: String = "",
    idempotencyKey: String = ""
  ) {
    self.email = email
    self.role = role
    self.idempotencyKey = idempotencyKey
  }
}

public struct CreateInvitationResponse: Sendable, Hashable {
  /// UUID.
  public var invitationID: String = ""
  public var expiresAt: Timestamp? = nil

  public init() {}

  public init(
    invitationID: String = "",
    expiresAt: Timestamp? = nil
  ) {
    self.invitationID = invitationID
    self.expiresAt = expiresAt
  }
}

public struct AcceptInvitationRequest: Sendable, Hashable {
  public var token: Sensitive<String> = ""
  /// The password that the person has, or the one to be set for somebody who has none: 12 to 1,024 bytes.
  public var password: Sensitive<String> = ""
  /// Where the person comes from, for penalties: an IP address, or empty.
  public var remoteAddress: Sensitive<String> = ""

  public init() {}

  public init(
    token: Sensitive<String> = "",
    password: Sensitive<String> = "",
    remoteAddress: Sensitive<String> = ""
  ) {
    self.token = token
    self.password = password
    self.remoteAddress = remoteAddress
  }
}

public struct AcceptInvitationResponse: Sendable, Hashable {
  public var tokens: TokenPair? = nil

  public init() {}

  public init(
    tokens: TokenPair? = nil
  ) {
    self.tokens = tokens
  }
}

/// A letter that waits.
public struct Letter: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// `invitation`.
  public var kind: String = ""
  public var email: Sensitive<String> = ""
  public var token: Sensitive<String> = ""
  public var createdAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    kind: String = "",
    email: Sensitive<String> = "",
    token: Sensitive<String> = "",
    createdAt: Timestamp? = nil
  ) {
    self.id = id
    self.kind = kind
    self.email = email
    self.token = token
    self.createdAt = createdAt
  }
}

public struct ReadMailRequest: Sendable, Hashable {
  public init() {}
}

public struct ReadMailResponse: Sendable, Hashable {
  /// At most 50, the newest first.
  public var letters: [Letter] = []

  public init() {}

  public init(
    letters: [Letter] = []
  ) {
    self.letters = letters
  }
}

public struct PutOutsideIssuerRequest: Sendable, Hashable {
  /// What `iss` of its tokens is, exactly: 1 to 300 characters.
  public var issuer: String = ""
  /// What `aud` of its tokens must hold: 1 to 300 characters.
  public var audience: String = ""
  /// The secret of its HS256 tokens, 32 to 512 bytes; or else `key_set`.
  public var sharedSecret: Sensitive<String> = ""
  /// A JSON Web Key Set for its RS256, ES256 or EdDSA tokens, at most 65,536 bytes.
  public var keySet: String = ""
  /// What its people are here: `admin`, `member` or `viewer`.
  public var defaultRole: String = ""
  /// Whether its tokens are taken.
  public var enabled: Bool = false

  public init() {}

  public init(
    issuer: String = "",
    audience: String = "",
    sharedSecret: Sensitive<String> = "",
    keySet: String = "",
    defaultRole: String = "",
    enabled: Bool = false
  ) {
    self.issuer = issuer
    self.audience = audience
    self.sharedSecret = sharedSecret
    self.keySet = keySet
    self.defaultRole = defaultRole
    self.enabled = enabled
  }
}

public struct PutOutsideIssuerResponse: Sendable, Hashable {
  /// UUID.
  public var issuerID: String = ""

  public init() {}

  public init(
    issuerID: String = ""
  ) {
    self.issuerID = issuerID
  }
}

public struct ExchangeTokenRequest: Sendable, Hashable {
  /// UUID of the organization that the person wants to work in.
  public var orgID: String = ""
  /// The issuer's token, at most 8,192 bytes.
  public var token: Sensitive<String> = ""

  public init() {}

  public init(
    orgID: String = "",
    token: Sensitive<String> = ""
  ) {
    self.orgID = orgID
    self.token = token
  }
}

public struct ExchangeTokenResponse: Sendable, Hashable {
  /// `outside:UUID`.
  public var principal: String = ""
  public var role: String = ""
  /// A JWT that lives no longer than the one exchanged, and at most 10 minutes.
  public var accessToken: Sensitive<String> = ""
  public var accessExpiresAt: Timestamp? = nil

  public init() {}

  public init(
    principal: String = "",
    role: String = "",
    accessToken: Sensitive<String> = "",
    accessExpiresAt: Timestamp? = nil
  ) {
    self.principal = principal
    self.role = role
    self.accessToken = accessToken
    self.accessExpiresAt = accessExpiresAt
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
