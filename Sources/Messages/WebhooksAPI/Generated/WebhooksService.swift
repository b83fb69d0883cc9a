// Made from switchboard/webhooks/v1/webhooks.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// Provider events from the first byte to the recorded call.
public protocol WebhooksService: RPCService {
  /// Verifies one delivery and stores it. Answered only when the event is durable: OK means a 2xx may be sent.
  /// Errors: NOT_FOUND (unknown_source), UNAUTHENTICATED (bad_signature, whatever is wrong with it),
  /// INVALID_ARGUMENT (not_an_event, body_too_large, too_many_headers), UNAVAILABLE.
  func ingest(_ request: IngestRequest, context: CallContext) async throws -> IngestResponse
  /// Which of these paths lead to a source that takes deliveries now, at most 512: what the edge asks before it reads a body.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  func findSources(_ request: FindSourcesRequest, context: CallContext) async throws -> FindSourcesResponse
  /// Makes a place that a provider sends to. The token is in the answer once and nowhere else.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  func createSource(_ request: CreateSourceRequest, context: CallContext) async throws -> CreateSourceResponse
  /// Gives a source another secret, or another scheme. What was live before stays so for a while.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found), FAILED_PRECONDITION (too_many_secrets, idempotency_mismatch).
  func rotateSourceSecret(_ request: RotateSourceSecretRequest, context: CallContext) async throws -> RotateSourceSecretResponse
  /// Enables or disables a source, names the agent of its incoming calls, gives it the key that its provider is asked with.
  /// A disabled source answers as one that does not exist. Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  func updateSource(_ request: UpdateSourceRequest, context: CallContext) async throws -> UpdateSourceResponse
  /// The sources of the caller's organization, oldest first, without tokens and secrets. Errors: INVALID_ARGUMENT (bad_cursor).
  func listSources(_ request: ListSourcesRequest, context: CallContext) async throws -> ListSourcesResponse
  /// The calls of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listCalls(_ request: ListCallsRequest, context: CallContext) async throws -> ListCallsResponse
  /// One call. Errors: NOT_FOUND (call_not_found).
  func getCall(_ request: GetCallRequest, context: CallContext) async throws -> GetCallResponse
  /// The calls of the caller's organization that are over, of known length, and not charged for all of it, oldest first. Billing
  /// is asked for each; a page that had to look at very many may hold few, or none, with more to come.
  /// Errors: INVALID_ARGUMENT (bad_cursor), UNAVAILABLE where billing does not answer.
  func listUnchargedCalls(_ request: ListUnchargedCallsRequest, context: CallContext) async throws -> ListUnchargedCallsResponse
  /// What other services need to know of calls, at most 100 at once. A call that is not recorded has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  func getCallFacts(_ request: GetCallFactsRequest, context: CallContext) async throws -> GetCallFactsResponse
  /// What was said in a call, turn by turn. Edge and operator name the organization in the context; analysis and
  /// integrations in the message. Errors: NOT_FOUND (call_not_found, transcript_not_found), INVALID_ARGUMENT,
  /// PERMISSION_DENIED (organization_not_named_so).
  func getTranscript(_ request: GetTranscriptRequest, context: CallContext) async throws -> GetTranscriptResponse
  /// Puts news of other services into their organizations' event streams, each once, at most 200 at once.
  /// Errors: INVALID_ARGUMENT, which names the item and stores nothing.
  func appendEvents(_ request: AppendEventsRequest, context: CallContext) async throws -> AppendEventsResponse
  /// The event stream of the caller's organization after a number, oldest first. Numbers grow without gaps and are given
  /// in the order of commits: a reader that goes on from the last one it saw misses nothing. Errors: INVALID_ARGUMENT (bad_limit, bad_cursor).
  func listStreamEvents(_ request: ListStreamEventsRequest, context: CallContext) async throws -> ListStreamEventsResponse
  /// The event stream of the caller's organization after a number, oldest first, and then as it grows. An item without an
  /// event says that nothing happened for 15 seconds, or that everything must be read anew. Ends only when it is cancelled, or
  /// with UNAVAILABLE when the server stops: go on from the last number. Errors: INVALID_ARGUMENT (bad_cursor),
  /// PERMISSION_DENIED (events_not_allowed: who reads has lost the right to).
  func streamEvents(_ request: StreamEventsRequest, context: CallContext, out: Responses<StreamEventsResponse>) async throws
  /// Asks the source's provider for its calls of a window and takes in what is missing or was told otherwise, at its own pace.
  /// Repeating it changes nothing more. Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found), FAILED_PRECONDITION
  /// (no_api_key, idempotency_mismatch), ABORTED (backfill_running: one a source at a time).
  func startBackfill(_ request: StartBackfillRequest, context: CallContext) async throws -> StartBackfillResponse
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (backfill_not_found).
  func getBackfill(_ request: GetBackfillRequest, context: CallContext) async throws -> GetBackfillResponse
  /// The backfills of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listBackfills(_ request: ListBackfillsRequest, context: CallContext) async throws -> ListBackfillsResponse
  /// Has the source's provider make one call, and no more than one however often it is repeated. Where nobody knows whether
  /// the provider made it, the answer says so, as it does where the provider refused. Errors: INVALID_ARGUMENT, NOT_FOUND
  /// (source_not_found), FAILED_PRECONDITION (no_api_key, idempotency_mismatch).
  func createTestCall(_ request: CreateTestCallRequest, context: CallContext) async throws -> CreateTestCallResponse
  /// The test calls of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listTestCalls(_ request: ListTestCallsRequest, context: CallContext) async throws -> ListTestCallsResponse
  /// Work that was given up, resolved or not, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listDeadLetters(_ request: ListDeadLettersRequest, context: CallContext) async throws -> ListDeadLettersResponse
  /// One of them. Errors: INVALID_ARGUMENT, NOT_FOUND (dead_letter_not_found).
  func getDeadLetter(_ request: GetDeadLetterRequest, context: CallContext) async throws -> GetDeadLetterResponse
  /// Puts unresolved letters back to work, or tells what that would do. Harmless where the work was done after all: every
  /// effect is unique. What is left over stays where it is; ask again for the rest.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (selector_too_broad, idempotency_mismatch).
  func replayDeadLetters(_ request: ReplayDeadLettersRequest, context: CallContext) async throws -> ReplayDeadLettersResponse
  /// Says which organizations were closed or opened again: nothing is taken in for a closed one. At most 500; a version at or
  /// below one that was told before changes nothing. Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  func noteOrganizations(_ request: NoteOrganizationsRequest, context: CallContext) async throws -> NoteOrganizationsResponse
  /// Resolves letters without doing their work. Errors: as ReplayDeadLetters.
  func resolveDeadLetters(_ request: ResolveDeadLettersRequest, context: CallContext) async throws -> ResolveDeadLettersResponse
}

extension WebhooksService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(WebhooksMethods.ingest) { request, context in try await self.ingest(request, context: context) },
      MethodHandler(WebhooksMethods.findSources) { request, context in try await self.findSources(request, context: context) },
      MethodHandler(WebhooksMethods.createSource) { request, context in try await self.createSource(request, context: context) },
      MethodHandler(WebhooksMethods.rotateSourceSecret) { request, context in try await self.rotateSourceSecret(request, context: context) },
      MethodHandler(WebhooksMethods.updateSource) { request, context in try await self.updateSource(request, context: context) },
      MethodHandler(WebhooksMethods.listSources) { request, context in try await self.listSources(request, context: context) },
      MethodHandler(WebhooksMethods.listCalls) { request, context in try await self.listCalls(request, context: context) },
      MethodHandler(WebhooksMethods.getCall) { request, context in try await self.getCall(request, context: context) },
      MethodHandler(WebhooksMethods.listUnchargedCalls) { request, context in try await self.listUnchargedCalls(request, context: context) },
      MethodHandler(WebhooksMethods.getCallFacts) { request, context in try await self.getCallFacts(request, context: context) },
      MethodHandler(WebhooksMethods.getTranscript) { request, context in try await self.getTranscript(request, context: context) },
      MethodHandler(WebhooksMethods.appendEvents) { request, context in try await self.appendEvents(request, context: context) },
      MethodHandler(WebhooksMethods.listStreamEvents) { request, context in try await self.listStreamEvents(request, context: context) },
      MethodHandler(responses: WebhooksMethods.streamEvents) { request, context, out in try await self.streamEvents(request, context: context, out: out) },
      MethodHandler(WebhooksMethods.startBackfill) { request, context in try await self.startBackfill(request, context: context) },
      MethodHandler(WebhooksMethods.getBackfill) { request, context in try await self.getBackfill(request, context: context) },
      MethodHandler(WebhooksMethods.listBackfills) { request, context in try await self.listBackfills(request, context: context) },
      MethodHandler(WebhooksMethods.createTestCall) { request, context in try await self.createTestCall(request, context: context) },
      MethodHandler(WebhooksMethods.listTestCalls) { request, context in try await self.listTestCalls(request, context: context) },
      MethodHandler(WebhooksMethods.listDeadLetters) { request, context in try await self.listDeadLetters(request, context: context) },
      MethodHandler(WebhooksMethods.getDeadLetter) { request, context in try await self.getDeadLetter(request, context: context) },
      MethodHandler(WebhooksMethods.replayDeadLetters) { request, context in try await self.replayDeadLetters(request, context: context) },
      MethodHandler(WebhooksMethods.noteOrganizations) { request, context in try await self.noteOrganizations(request, context: context) },
      MethodHandler(WebhooksMethods.resolveDeadLetters) { request, context in try await self.resolveDeadLetters(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.webhooks.v1.WebhooksService`.
public enum WebhooksMethods {
  /// Verifies one delivery and stores it. Answered only when the event is durable: OK means a 2xx may be sent.
  /// Errors: NOT_FOUND (unknown_source), UNAUTHENTICATED (bad_signature, whatever is wrong with it),
  /// INVALID_ARGUMENT (not_an_event, body_too_large, too_many_headers), UNAVAILABLE.
  public static let ingest = Method<IngestRequest, IngestResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/Ingest", defaultTimeout: .milliseconds(8000),
      idempotency: .idempotent, callers: ["edge"], isSystem: true))

  /// Which of these paths lead to a source that takes deliveries now, at most 512: what the edge asks before it reads a body.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  public static let findSources = Method<FindSourcesRequest, FindSourcesResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/FindSources", defaultTimeout: .milliseconds(500),
      idempotency: .noSideEffects, callers: ["edge"], isSystem: true))

  /// Makes a place that a provider sends to. The token is in the answer once and nowhere else.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public static let createSource = Method<CreateSourceRequest, CreateSourceResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/CreateSource", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Gives a source another secret, or another scheme. What was live before stays so for a while.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found), FAILED_PRECONDITION (too_many_secrets, idempotency_mismatch).
  public static let rotateSourceSecret = Method<RotateSourceSecretRequest, RotateSourceSecretResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/RotateSourceSecret", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Enables or disables a source, names the agent of its incoming calls, gives it the key that its provider is asked with.
  /// A disabled source answers as one that does not exist. Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public static let updateSource = Method<UpdateSourceRequest, UpdateSourceResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/UpdateSource", defaultTimeout: .milliseconds(5000),
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
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// The calls of the caller's organization that are over, of known length, and not charged for all of it, oldest first. Billing
  /// is asked for each; a page that had to look at very many may hold few, or none, with more to come.
  /// Errors: INVALID_ARGUMENT (bad_cursor), UNAVAILABLE where billing does not answer.
  public static let listUnchargedCalls = Method<ListUnchargedCallsRequest, ListUnchargedCallsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ListUnchargedCalls", defaultTimeout: .milliseconds(10000),
      idempotency: .noSideEffects, callers: ["operator"]))

  /// What other services need to know of calls, at most 100 at once. A call that is not recorded has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  public static let getCallFacts = Method<GetCallFactsRequest, GetCallFactsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/GetCallFacts", defaultTimeout: .milliseconds(5000),
      idempotency: .noSideEffects, callers: ["billing", "analysis", "integrations"], isSystem: true))

  /// What was said in a call, turn by turn. Edge and operator name the organization in the context; analysis and
  /// integrations in the message. Errors: NOT_FOUND (call_not_found, transcript_not_found), INVALID_ARGUMENT,
  /// PERMISSION_DENIED (organization_not_named_so).
  public static let getTranscript = Method<GetTranscriptRequest, GetTranscriptResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/GetTranscript", defaultTimeout: .milliseconds(5000),
      idempotency: .noSideEffects, callers: ["edge", "operator", "analysis", "integrations"], isSystem: true))

  /// Puts news of other services into their organizations' event streams, each once, at most 200 at once.
  /// Errors: INVALID_ARGUMENT, which names the item and stores nothing.
  public static let appendEvents = Method<AppendEventsRequest, AppendEventsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/AppendEvents", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["auth", "billing", "integrations", "analysis"], isSystem: true))

  /// The event stream of the caller's organization after a number, oldest first. Numbers grow without gaps and are given
  /// in the order of commits: a reader that goes on from the last one it saw misses nothing. Errors: INVALID_ARGUMENT (bad_limit, bad_cursor).
  public static let listStreamEvents = Method<ListStreamEventsRequest, ListStreamEventsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ListStreamEvents", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// The event stream of the caller's organization after a number, oldest first, and then as it grows. An item without an
  /// event says that nothing happened for 15 seconds, or that everything must be read anew. Ends only when it is cancelled, or
  /// with UNAVAILABLE when the server stops: go on from the last number. Errors: INVALID_ARGUMENT (bad_cursor),
  /// PERMISSION_DENIED (events_not_allowed: who reads has lost the right to).
  public static let streamEvents = Method<StreamEventsRequest, StreamEventsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/StreamEvents", kind: .serverStreaming, defaultTimeout: .milliseconds(0),
      idempotency: .noSideEffects, callers: ["edge", "operator"], isLongLived: true))

  /// Asks the source's provider for its calls of a window and takes in what is missing or was told otherwise, at its own pace.
  /// Repeating it changes nothing more. Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found), FAILED_PRECONDITION
  /// (no_api_key, idempotency_mismatch), ABORTED (backfill_running: one a source at a time).
  public static let startBackfill = Method<StartBackfillRequest, StartBackfillResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/StartBackfill", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Errors: INVALID_ARGUMENT, NOT_FOUND (backfill_not_found).
  public static let getBackfill = Method<GetBackfillRequest, GetBackfillResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/GetBackfill", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// The backfills of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listBackfills = Method<ListBackfillsRequest, ListBackfillsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ListBackfills", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Has the source's provider make one call, and no more than one however often it is repeated. Where nobody knows whether
  /// the provider made it, the answer says so, as it does where the provider refused. Errors: INVALID_ARGUMENT, NOT_FOUND
  /// (source_not_found), FAILED_PRECONDITION (no_api_key, idempotency_mismatch).
  public static let createTestCall = Method<CreateTestCallRequest, CreateTestCallResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/CreateTestCall", defaultTimeout: .milliseconds(15000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// The test calls of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listTestCalls = Method<ListTestCallsRequest, ListTestCallsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ListTestCalls", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Work that was given up, resolved or not, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listDeadLetters = Method<ListDeadLettersRequest, ListDeadLettersResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ListDeadLetters", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One of them. Errors: INVALID_ARGUMENT, NOT_FOUND (dead_letter_not_found).
  public static let getDeadLetter = Method<GetDeadLetterRequest, GetDeadLetterResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/GetDeadLetter", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Puts unresolved letters back to work, or tells what that would do. Harmless where the work was done after all: every
  /// effect is unique. What is left over stays where it is; ask again for the rest.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (selector_too_broad, idempotency_mismatch).
  public static let replayDeadLetters = Method<ReplayDeadLettersRequest, ReplayDeadLettersResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ReplayDeadLetters", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Says which organizations were closed or opened again: nothing is taken in for a closed one. At most 500; a version at or
  /// below one that was told before changes nothing. Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  public static let noteOrganizations = Method<NoteOrganizationsRequest, NoteOrganizationsResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/NoteOrganizations", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["auth"], isSystem: true))

  /// Resolves letters without doing their work. Errors: as ReplayDeadLetters.
  public static let resolveDeadLetters = Method<ResolveDeadLettersRequest, ResolveDeadLettersResponse>(
    MethodDescription(
      name: "switchboard.webhooks.v1.WebhooksService/ResolveDeadLetters", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    ingest.description,
    findSources.description,
    createSource.description,
    rotateSourceSecret.description,
    updateSource.description,
    listSources.description,
    listCalls.description,
    getCall.description,
    listUnchargedCalls.description,
    getCallFacts.description,
    getTranscript.description,
    appendEvents.description,
    listStreamEvents.description,
    streamEvents.description,
    startBackfill.description,
    getBackfill.description,
    listBackfills.description,
    createTestCall.description,
    listTestCalls.description,
    listDeadLetters.description,
    getDeadLetter.description,
    replayDeadLetters.description,
    noteOrganizations.description,
    resolveDeadLetters.description,
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
  /// INVALID_ARGUMENT (not_an_event, body_too_large, too_many_headers), UNAVAILABLE.
  public func ingest(
    _ request: IngestRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> IngestResponse {
    try await caller.call(WebhooksMethods.ingest, request, options: options)
  }

  /// Which of these paths lead to a source that takes deliveries now, at most 512: what the edge asks before it reads a body.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  public func findSources(
    _ request: FindSourcesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> FindSourcesResponse {
    try await caller.call(WebhooksMethods.findSources, request, options: options)
  }

  /// Makes a place that a provider sends to. The token is in the answer once and nowhere else.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public func createSource(
    _ request: CreateSourceRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateSourceResponse {
    try await caller.call(WebhooksMethods.createSource, request, options: options)
  }

  /// Gives a source another secret, or another scheme. What was live before stays so for a while.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found), FAILED_PRECONDITION (too_many_secrets, idempotency_mismatch).
  public func rotateSourceSecret(
    _ request: RotateSourceSecretRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RotateSourceSecretResponse {
    try await caller.call(WebhooksMethods.rotateSourceSecret, request, options: options)
  }

  /// Enables or disables a source, names the agent of its incoming calls, gives it the key that its provider is asked with.
  /// A disabled source answers as one that does not exist. Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public func updateSource(
    _ request: UpdateSourceRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> UpdateSourceResponse {
    try await caller.call(WebhooksMethods.updateSource, request, options: options)
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

  /// The calls of the caller's organization that are over, of known length, and not charged for all of it, oldest first. Billing
  /// is asked for each; a page that had to look at very many may hold few, or none, with more to come.
  /// Errors: INVALID_ARGUMENT (bad_cursor), UNAVAILABLE where billing does not answer.
  public func listUnchargedCalls(
    _ request: ListUnchargedCallsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListUnchargedCallsResponse {
    try await caller.call(WebhooksMethods.listUnchargedCalls, request, options: options)
  }

  /// What other services need to know of calls, at most 100 at once. A call that is not recorded has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  public func getCallFacts(
    _ request: GetCallFactsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetCallFactsResponse {
    try await caller.call(WebhooksMethods.getCallFacts, request, options: options)
  }

  /// What was said in a call, turn by turn. Edge and operator name the organization in the context; analysis and
  /// integrations in the message. Errors: NOT_FOUND (call_not_found, transcript_not_found), INVALID_ARGUMENT,
  /// PERMISSION_DENIED (organization_not_named_so).
  public func getTranscript(
    _ request: GetTranscriptRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetTranscriptResponse {
    try await caller.call(WebhooksMethods.getTranscript, request, options: options)
  }

  /// Puts news of other services into their organizations' event streams, each once, at most 200 at once.
  /// Errors: INVALID_ARGUMENT, which names the item and stores nothing.
  public func appendEvents(
    _ request: AppendEventsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> AppendEventsResponse {
    try await caller.call(WebhooksMethods.appendEvents, request, options: options)
  }

  /// The event stream of the caller's organization after a number, oldest first. Numbers grow without gaps and are given
  /// in the order of commits: a reader that goes on from the last one it saw misses nothing. Errors: INVALID_ARGUMENT (bad_limit, bad_cursor).
  public func listStreamEvents(
    _ request: ListStreamEventsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListStreamEventsResponse {
    try await caller.call(WebhooksMethods.listStreamEvents, request, options: options)
  }

  /// The event stream of the caller's organization after a number, oldest first, and then as it grows. An item without an
  /// event says that nothing happened for 15 seconds, or that everything must be read anew. Ends only when it is cancelled, or
  /// with UNAVAILABLE when the server stops: go on from the last number. Errors: INVALID_ARGUMENT (bad_cursor),
  /// PERMISSION_DENIED (events_not_allowed: who reads has lost the right to).
  ///
  /// `body` reads the answers; leaving it early cancels the call. Throws what `body` throws.
  public func streamEvents<Result>(
    _ request: StreamEventsRequest, options: CallOptions = CallOptions(),
    _ body: (IncomingMessages<StreamEventsResponse>) async throws -> Result
  ) async throws -> Result {
    try await caller.stream(WebhooksMethods.streamEvents, request, options: options, body)
  }

  /// Asks the source's provider for its calls of a window and takes in what is missing or was told otherwise, at its own pace.
  /// Repeating it changes nothing more. Errors: INVALID_ARGUMENT, NOT_FOUND (source_not_found), FAILED_PRECONDITION
  /// (no_api_key, idempotency_mismatch), ABORTED (backfill_running: one a source at a time).
  public func startBackfill(
    _ request: StartBackfillRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> StartBackfillResponse {
    try await caller.call(WebhooksMethods.startBackfill, request, options: options)
  }

  /// Errors: INVALID_ARGUMENT, NOT_FOUND (backfill_not_found).
  public func getBackfill(
    _ request: GetBackfillRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetBackfillResponse {
    try await caller.call(WebhooksMethods.getBackfill, request, options: options)
  }

  /// The backfills of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listBackfills(
    _ request: ListBackfillsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListBackfillsResponse {
    try await caller.call(WebhooksMethods.listBackfills, request, options: options)
  }

  /// Has the source's provider make one call, and no more than one however often it is repeated. Where nobody knows whether
  /// the provider made it, the answer says so, as it does where the provider refused. Errors: INVALID_ARGUMENT, NOT_FOUND
  /// (source_not_found), FAILED_PRECONDITION (no_api_key, idempotency_mismatch).
  public func createTestCall(
    _ request: CreateTestCallRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateTestCallResponse {
    try await caller.call(WebhooksMethods.createTestCall, request, options: options)
  }

  /// The test calls of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listTestCalls(
    _ request: ListTestCallsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListTestCallsResponse {
    try await caller.call(WebhooksMethods.listTestCalls, request, options: options)
  }

  /// Work that was given up, resolved or not, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listDeadLetters(
    _ request: ListDeadLettersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListDeadLettersResponse {
    try await caller.call(WebhooksMethods.listDeadLetters, request, options: options)
  }

  /// One of them. Errors: INVALID_ARGUMENT, NOT_FOUND (dead_letter_not_found).
  public func getDeadLetter(
    _ request: GetDeadLetterRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetDeadLetterResponse {
    try await caller.call(WebhooksMethods.getDeadLetter, request, options: options)
  }

  /// Puts unresolved letters back to work, or tells what that would do. Harmless where the work was done after all: every
  /// effect is unique. What is left over stays where it is; ask again for the rest.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (selector_too_broad, idempotency_mismatch).
  public func replayDeadLetters(
    _ request: ReplayDeadLettersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ReplayDeadLettersResponse {
    try await caller.call(WebhooksMethods.replayDeadLetters, request, options: options)
  }

  /// Says which organizations were closed or opened again: nothing is taken in for a closed one. At most 500; a version at or
  /// below one that was told before changes nothing. Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  public func noteOrganizations(
    _ request: NoteOrganizationsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> NoteOrganizationsResponse {
    try await caller.call(WebhooksMethods.noteOrganizations, request, options: options)
  }

  /// Resolves letters without doing their work. Errors: as ReplayDeadLetters.
  public func resolveDeadLetters(
    _ request: ResolveDeadLettersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResolveDeadLettersResponse {
    try await caller.call(WebhooksMethods.resolveDeadLetters, request, options: options)
  }
}

/// The methods of `switchboard.webhooks.v1.WebhooksService` with their messages, for callers that know them by name.
public enum WebhooksReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      WebhooksMethods.ingest.description,
      request: IngestRequest.self, response: IngestResponse.self),
    MethodReflection(
      WebhooksMethods.findSources.description,
      request: FindSourcesRequest.self, response: FindSourcesResponse.self),
    MethodReflection(
      WebhooksMethods.createSource.description,
      request: CreateSourceRequest.self, response: CreateSourceResponse.self),
    MethodReflection(
      WebhooksMethods.rotateSourceSecret.description,
      request: RotateSourceSecretRequest.self, response: RotateSourceSecretResponse.self),
    MethodReflection(
      WebhooksMethods.updateSource.description,
      request: UpdateSourceRequest.self, response: UpdateSourceResponse.self),
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
      WebhooksMethods.listUnchargedCalls.description,
      request: ListUnchargedCallsRequest.self, response: ListUnchargedCallsResponse.self),
    MethodReflection(
      WebhooksMethods.getCallFacts.description,
      request: GetCallFactsRequest.self, response: GetCallFactsResponse.self),
    MethodReflection(
      WebhooksMethods.getTranscript.description,
      request: GetTranscriptRequest.self, response: GetTranscriptResponse.self),
    MethodReflection(
      WebhooksMethods.appendEvents.description,
      request: AppendEventsRequest.self, response: AppendEventsResponse.self),
    MethodReflection(
      WebhooksMethods.listStreamEvents.description,
      request: ListStreamEventsRequest.self, response: ListStreamEventsResponse.self),
    MethodReflection(
      WebhooksMethods.streamEvents.description,
      request: StreamEventsRequest.self, response: StreamEventsResponse.self),
    MethodReflection(
      WebhooksMethods.startBackfill.description,
      request: StartBackfillRequest.self, response: StartBackfillResponse.self),
    MethodReflection(
      WebhooksMethods.getBackfill.description,
      request: GetBackfillRequest.self, response: GetBackfillResponse.self),
    MethodReflection(
      WebhooksMethods.listBackfills.description,
      request: ListBackfillsRequest.self, response: ListBackfillsResponse.self),
    MethodReflection(
      WebhooksMethods.createTestCall.description,
      request: CreateTestCallRequest.self, response: CreateTestCallResponse.self),
    MethodReflection(
      WebhooksMethods.listTestCalls.description,
      request: ListTestCallsRequest.self, response: ListTestCallsResponse.self),
    MethodReflection(
      WebhooksMethods.listDeadLetters.description,
      request: ListDeadLettersRequest.self, response: ListDeadLettersResponse.self),
    MethodReflection(
      WebhooksMethods.getDeadLetter.description,
      request: GetDeadLetterRequest.self, response: GetDeadLetterResponse.self),
    MethodReflection(
      WebhooksMethods.replayDeadLetters.description,
      request: ReplayDeadLettersRequest.self, response: ReplayDeadLettersResponse.self),
    MethodReflection(
      WebhooksMethods.noteOrganizations.description,
      request: NoteOrganizationsRequest.self, response: NoteOrganizationsResponse.self),
    MethodReflection(
      WebhooksMethods.resolveDeadLetters.description,
      request: ResolveDeadLettersRequest.self, response: ResolveDeadLettersResponse.self),
  ]
}
