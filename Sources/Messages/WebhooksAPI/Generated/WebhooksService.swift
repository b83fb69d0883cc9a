// Made from switchboard/webhooks/v1/webhooks.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// Provider events from the first byte to the recorded call.
public protocol WebhooksService: RPCService {
  /// Verifies one delivery and stores it. Answered only when the event is durable: OK means a 2xx may be sent.
  /// Errors: NOT_FOUND (unknown_source), UNAUTHENTICATED (bad_signature, whatever is wrong with it),
  /// INVALID_ARGUMENT (not_an_event, body_too_large, too_many_headers), UNIMPLEMENTED (question_not_answered), UNAVAILABLE.
  func ingest(_ request: IngestRequest, context: CallContext) async throws -> IngestResponse
  /// Makes a place that a provider sends to. The token is in the answer once and nowhere else.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  func createSource(_ request: CreateSourceRequest, context: CallContext) async throws -> CreateSourceResponse
  /// The sources of the caller's organization, oldest first, without tokens and secrets. Errors: INVALID_ARGUMENT (bad_cursor).
  func listSources(_ request: ListSourcesRequest, context: CallContext) async throws -> ListSourcesResponse
  /// The calls of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listCalls(_ request: ListCallsRequest, context: CallContext) async throws -> ListCallsResponse
  /// One call. Errors: NOT_FOUND (call_not_found).
  func getCall(_ request: GetCallRequest, context: CallContext) async throws -> GetCallResponse
  /// Events that could not be folded, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listDeadLetters(_ request: ListDeadLettersRequest, context: CallContext) async throws -> ListDeadLettersResponse
}

extension WebhooksService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(WebhooksMethods.ingest) { request, context in try await self.ingest(request, context: context) },
      MethodHandler(WebhooksMethods.createSource) { request, context in try await self.createSource(request, context: context) },
      MethodHandler(WebhooksMethods.listSources) { request, context in try await self.listSources(request, context: context) },
      MethodHandler(WebhooksMethods.listCalls) { request, context in try await self.listCalls(request, context: context) },
      MethodHandler(WebhooksMethods.getCall) { request, context in try await self.getCall(request, context: context) },
      MethodHandler(WebhooksMethods.listDeadLetters) { request, context in try await self.listDeadLetters(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.webhooks.v1.WebhooksService`.
public enum WebhooksMethods {
  /// Verifies one delivery and stores it. Answered only when the event is durable: OK means a 2xx may be sent.
  /// Errors: NOT_FOUND (unknown_source), UNAUTHENTICATED (bad_signature, whatever is wrong with it),
  /// INVALID_ARGUMENT (not_an_event, body_too_large, too_many_headers), UNIMPLEMENTED (question_not_answered), UNAVAILABLE.
  public static let ingest = Method<IngestRequest, IngestResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/Ingest", defaultTimeout: .milliseconds(8000),
      idempotency: .idempotent, callers: ["edge"], isSystem: true))

  /// Makes a place that a provider sends to. The token is in the answer once and nowhere else.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public static let createSource = Method<CreateSourceRequest, CreateSourceResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/CreateSource", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// The sources of the caller's organization, oldest first, without tokens and secrets. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listSources = Method<ListSourcesRequest, ListSourcesResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ListSources", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// The calls of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listCalls = Method<ListCallsRequest, ListCallsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ListCalls", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One call. Errors: NOT_FOUND (call_not_found).
  public static let getCall = Method<GetCallRequest, GetCallResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/GetCall", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator", "billing"]))

  /// Events that could not be folded, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listDeadLetters = Method<ListDeadLettersRequest, ListDeadLettersResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ListDeadLetters", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    ingest.description,
    createSource.description,
    listSources.description,
    listCalls.description,
    getCall.description,
    listDeadLetters.description,
  ]
}

/// Calls `switchboard.webhooks.v1.WebhooksService`.
public struct WebhooksClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Verifies one delivery and stores it. Answered only when the event is durable: OK means a 2xx may be sent.
  /// Errors: NOT_FOUND (unknown_source), UNAUTHENTICATED (bad_signature, whatever is wrong with it),
  /// INVALID_ARGUMENT (not_an_event, body_too_large, too_many_headers), UNIMPLEMENTED (question_not_answered), UNAVAILABLE.
  public func ingest(
    _ request: IngestRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> IngestResponse {
    try await caller.call(WebhooksMethods.ingest, request, options: options)
  }

  /// Makes a place that a provider sends to. The token is in the answer once and nowhere else.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public func createSource(
    _ request: CreateSourceRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateSourceResponse {
    try await caller.call(WebhooksMethods.createSource, request, options: options)
  }

  /// The sources of the caller's organization, oldest first, without tokens and secrets. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listSources(
    _ request: ListSourcesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListSourcesResponse {
    try await caller.call(WebhooksMethods.listSources, request, options: options)
  }

  /// The calls of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listCalls(
    _ request: ListCallsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListCallsResponse {
    try await caller.call(WebhooksMethods.listCalls, request, options: options)
  }

  /// One call. Errors: NOT_FOUND (call_not_found).
  public func getCall(
    _ request: GetCallRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetCallResponse {
    try await caller.call(WebhooksMethods.getCall, request, options: options)
  }

  /// Events that could not be folded, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listDeadLetters(
    _ request: ListDeadLettersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListDeadLettersResponse {
    try await caller.call(WebhooksMethods.listDeadLetters, request, options: options)
  }
}

/// The methods of `switchboard.webhooks.v1.WebhooksService` with their messages, for callers that know them by name.
public enum WebhooksReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      WebhooksMethods.ingest.description,
      request: IngestRequest.self, response: IngestResponse.self),
    MethodReflection(
      WebhooksMethods.createSource.description,
      request: CreateSourceRequest.self, response: CreateSourceResponse.self),
    MethodReflection(
      WebhooksMethods.listSources.description,
      request: ListSourcesRequest.self, response: ListSourcesResponse.self),
    MethodReflection(
      WebhooksMethods.listCalls.description,
      request: ListCallsRequest.self, response: ListCallsResponse.self),
    MethodReflection(
      WebhooksMethods.getCall.description,
      request: GetCallRequest.self, response: GetCallResponse.self),
    MethodReflection(
      WebhooksMethods.listDeadLetters.description,
      request: ListDeadLettersRequest.self, response: ListDeadLettersResponse.self),
  ]
}
