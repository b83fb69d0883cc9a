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
      AuthMethods.resolveAgents.description,
      request: ResolveAgentsRequest.self, response: ResolveAgentsResponse.self),
  ]
}
