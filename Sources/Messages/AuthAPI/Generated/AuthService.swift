// Made from switchboard/auth/v1/auth.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// Organizations, their people and their agents.
public protocol AuthService: RPCService {
  /// Makes an organization and its owner. A user who exists under that address becomes owner here too, unchanged.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  func createOrganization(_ request: CreateOrganizationRequest, context: CallContext) async throws -> CreateOrganizationResponse
  /// Tells about the caller's organization. Errors: NOT_FOUND.
  func getOrganization(_ request: GetOrganizationRequest, context: CallContext) async throws -> GetOrganizationResponse
  /// Makes an agent of the caller's organization. Errors: INVALID_ARGUMENT, ALREADY_EXISTS (agent_exists),
  /// NOT_FOUND (organization_not_found), FAILED_PRECONDITION (idempotency_mismatch).
  func createAgent(_ request: CreateAgentRequest, context: CallContext) async throws -> CreateAgentResponse
  /// The agents of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listAgents(_ request: ListAgentsRequest, context: CallContext) async throws -> ListAgentsResponse
  /// One agent of the caller's organization. Errors: NOT_FOUND (agent_not_found).
  func getAgent(_ request: GetAgentRequest, context: CallContext) async throws -> GetAgentResponse
  /// Changes what is set in the request. Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  func updateAgent(_ request: UpdateAgentRequest, context: CallContext) async throws -> UpdateAgentResponse
  /// Changes what is set in the request; the status is the operator's to change. Errors: INVALID_ARGUMENT, NOT_FOUND,
  /// PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  func updateOrganization(_ request: UpdateOrganizationRequest, context: CallContext) async throws -> UpdateOrganizationResponse
  /// What may be done with calls of agents, read at this moment and never from a cache. An organization that does not exist
  /// has no answer. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  func getAgentPolicies(_ request: GetAgentPoliciesRequest, context: CallContext) async throws -> GetAgentPoliciesResponse
  /// Whether somebody may do something in the organization of the call's context, read at this moment. A refusal is an
  /// answer and no error. Errors: INVALID_ARGUMENT (invalid_principal, invalid_permission, invalid_agent_id),
  /// FAILED_PRECONDITION (version_not_reached).
  func check(_ request: CheckRequest, context: CallContext) async throws -> CheckResponse
  /// Finds which agents of which organizations stand behind provider ids. A key without an agent has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  func resolveAgents(_ request: ResolveAgentsRequest, context: CallContext) async throws -> ResolveAgentsResponse
}

extension AuthService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(AuthMethods.createOrganization) { request, context in try await self.createOrganization(request, context: context) },
      MethodHandler(AuthMethods.getOrganization) { request, context in try await self.getOrganization(request, context: context) },
      MethodHandler(AuthMethods.createAgent) { request, context in try await self.createAgent(request, context: context) },
      MethodHandler(AuthMethods.listAgents) { request, context in try await self.listAgents(request, context: context) },
      MethodHandler(AuthMethods.getAgent) { request, context in try await self.getAgent(request, context: context) },
      MethodHandler(AuthMethods.updateAgent) { request, context in try await self.updateAgent(request, context: context) },
      MethodHandler(AuthMethods.updateOrganization) { request, context in try await self.updateOrganization(request, context: context) },
      MethodHandler(AuthMethods.getAgentPolicies) { request, context in try await self.getAgentPolicies(request, context: context) },
      MethodHandler(AuthMethods.check) { request, context in try await self.check(request, context: context) },
      MethodHandler(AuthMethods.resolveAgents) { request, context in try await self.resolveAgents(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.auth.v1.AuthService`.
public enum AuthMethods {
  /// Makes an organization and its owner. A user who exists under that address becomes owner here too, unchanged.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public static let createOrganization = Method<CreateOrganizationRequest, CreateOrganizationResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/CreateOrganization", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"], isSystem: true))

  /// Tells about the caller's organization. Errors: NOT_FOUND.
  public static let getOrganization = Method<GetOrganizationRequest, GetOrganizationResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/GetOrganization", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Makes an agent of the caller's organization. Errors: INVALID_ARGUMENT, ALREADY_EXISTS (agent_exists),
  /// NOT_FOUND (organization_not_found), FAILED_PRECONDITION (idempotency_mismatch).
  public static let createAgent = Method<CreateAgentRequest, CreateAgentResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/CreateAgent", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// The agents of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listAgents = Method<ListAgentsRequest, ListAgentsResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ListAgents", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One agent of the caller's organization. Errors: NOT_FOUND (agent_not_found).
  public static let getAgent = Method<GetAgentRequest, GetAgentResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/GetAgent", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Changes what is set in the request. Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public static let updateAgent = Method<UpdateAgentRequest, UpdateAgentResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/UpdateAgent", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Changes what is set in the request; the status is the operator's to change. Errors: INVALID_ARGUMENT, NOT_FOUND,
  /// PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  public static let updateOrganization = Method<UpdateOrganizationRequest, UpdateOrganizationResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/UpdateOrganization", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// What may be done with calls of agents, read at this moment and never from a cache. An organization that does not exist
  /// has no answer. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public static let getAgentPolicies = Method<GetAgentPoliciesRequest, GetAgentPoliciesResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/GetAgentPolicies", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["analysis", "integrations", "webhooks", "operator"], isSystem: true))

  /// Whether somebody may do something in the organization of the call's context, read at this moment. A refusal is an
  /// answer and no error. Errors: INVALID_ARGUMENT (invalid_principal, invalid_permission, invalid_agent_id),
  /// FAILED_PRECONDITION (version_not_reached).
  public static let check = Method<CheckRequest, CheckResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/Check", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["analysis", "billing", "edge", "integrations", "webhooks", "operator"]))

  /// Finds which agents of which organizations stand behind provider ids. A key without an agent has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public static let resolveAgents = Method<ResolveAgentsRequest, ResolveAgentsResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ResolveAgents", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["webhooks", "billing"], isSystem: true))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    createOrganization.description,
    getOrganization.description,
    createAgent.description,
    listAgents.description,
    getAgent.description,
    updateAgent.description,
    updateOrganization.description,
    getAgentPolicies.description,
    check.description,
    resolveAgents.description,
  ]
}

/// Calls `switchboard.auth.v1.AuthService`.
public struct AuthClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Makes an organization and its owner. A user who exists under that address becomes owner here too, unchanged.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public func createOrganization(
    _ request: CreateOrganizationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateOrganizationResponse {
    try await caller.call(AuthMethods.createOrganization, request, options: options)
  }

  /// Tells about the caller's organization. Errors: NOT_FOUND.
  public func getOrganization(
    _ request: GetOrganizationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetOrganizationResponse {
    try await caller.call(AuthMethods.getOrganization, request, options: options)
  }

  /// Makes an agent of the caller's organization. Errors: INVALID_ARGUMENT, ALREADY_EXISTS (agent_exists),
  /// NOT_FOUND (organization_not_found), FAILED_PRECONDITION (idempotency_mismatch).
  public func createAgent(
    _ request: CreateAgentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateAgentResponse {
    try await caller.call(AuthMethods.createAgent, request, options: options)
  }

  /// The agents of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listAgents(
    _ request: ListAgentsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListAgentsResponse {
    try await caller.call(AuthMethods.listAgents, request, options: options)
  }

  /// One agent of the caller's organization. Errors: NOT_FOUND (agent_not_found).
  public func getAgent(
    _ request: GetAgentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetAgentResponse {
    try await caller.call(AuthMethods.getAgent, request, options: options)
  }

  /// Changes what is set in the request. Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public func updateAgent(
    _ request: UpdateAgentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> UpdateAgentResponse {
    try await caller.call(AuthMethods.updateAgent, request, options: options)
  }

  /// Changes what is set in the request; the status is the operator's to change. Errors: INVALID_ARGUMENT, NOT_FOUND,
  /// PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  public func updateOrganization(
    _ request: UpdateOrganizationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> UpdateOrganizationResponse {
    try await caller.call(AuthMethods.updateOrganization, request, options: options)
  }

  /// What may be done with calls of agents, read at this moment and never from a cache. An organization that does not exist
  /// has no answer. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public func getAgentPolicies(
    _ request: GetAgentPoliciesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetAgentPoliciesResponse {
    try await caller.call(AuthMethods.getAgentPolicies, request, options: options)
  }

  /// Whether somebody may do something in the organization of the call's context, read at this moment. A refusal is an
  /// answer and no error. Errors: INVALID_ARGUMENT (invalid_principal, invalid_permission, invalid_agent_id),
  /// FAILED_PRECONDITION (version_not_reached).
  public func check(
    _ request: CheckRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CheckResponse {
    try await caller.call(AuthMethods.check, request, options: options)
  }

  /// Finds which agents of which organizations stand behind provider ids. A key without an agent has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public func resolveAgents(
    _ request: ResolveAgentsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResolveAgentsResponse {
    try await caller.call(AuthMethods.resolveAgents, request, options: options)
  }
}

/// The methods of `switchboard.auth.v1.AuthService` with their messages, for callers that know them by name.
public enum AuthReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      AuthMethods.createOrganization.description,
      request: CreateOrganizationRequest.self, response: CreateOrganizationResponse.self),
    MethodReflection(
      AuthMethods.getOrganization.description,
      request: GetOrganizationRequest.self, response: GetOrganizationResponse.self),
    MethodReflection(
      AuthMethods.createAgent.description,
      request: CreateAgentRequest.self, response: CreateAgentResponse.self),
    MethodReflection(
      AuthMethods.listAgents.description,
      request: ListAgentsRequest.self, response: ListAgentsResponse.self),
    MethodReflection(
      AuthMethods.getAgent.description,
      request: GetAgentRequest.self, response: GetAgentResponse.self),
    MethodReflection(
      AuthMethods.updateAgent.description,
      request: UpdateAgentRequest.self, response: UpdateAgentResponse.self),
    MethodReflection(
      AuthMethods.updateOrganization.description,
      request: UpdateOrganizationRequest.self, response: UpdateOrganizationResponse.self),
    MethodReflection(
      AuthMethods.getAgentPolicies.description,
      request: GetAgentPoliciesRequest.self, response: GetAgentPoliciesResponse.self),
    MethodReflection(
      AuthMethods.check.description,
      request: CheckRequest.self, response: CheckResponse.self),
    MethodReflection(
      AuthMethods.resolveAgents.description,
      request: ResolveAgentsRequest.self, response: ResolveAgentsResponse.self),
  ]
}
