// Made from switchboard/test/v1/streams.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// A method of every kind, for tests and benchmarks of the RPC library.
public protocol EchoService: RPCService {
  /// Answers with what it was asked.
  func echo(_ request: EchoRequest, context: CallContext) async throws -> EchoResponse
  /// The same, where the request was read.
  func echoInline(_ request: EchoRequest, context: CallContext) throws -> EchoResponse
  /// The same, on the shared pool; a second server may be asked meanwhile.
  func echoOffloaded(_ request: EchoRequest, context: CallContext) async throws -> EchoResponse
  /// Answers `count` times, then with the error that the request asks for.
  func count(_ request: CountRequest, context: CallContext, out: Responses<EchoResponse>) async throws
  /// Answers until it is cancelled.
  func watch(_ request: CountRequest, context: CallContext, out: Responses<EchoResponse>) async throws
  /// Answers with how many messages came, and their bytes.
  func gather(_ requests: IncomingMessages<EchoRequest>, context: CallContext) async throws -> GatherResponse
  /// Answers each message with itself.
  func converse(_ requests: IncomingMessages<EchoRequest>, context: CallContext, out: Responses<EchoResponse>) async throws
}

extension EchoService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(EchoMethods.echo) { request, context in try await self.echo(request, context: context) },
      MethodHandler(inline: EchoMethods.echoInline) { request, context in try self.echoInline(request, context: context) },
      MethodHandler(EchoMethods.echoOffloaded) { request, context in try await self.echoOffloaded(request, context: context) },
      MethodHandler(responses: EchoMethods.count) { request, context, out in try await self.count(request, context: context, out: out) },
      MethodHandler(responses: EchoMethods.watch) { request, context, out in try await self.watch(request, context: context, out: out) },
      MethodHandler(requests: EchoMethods.gather) { requests, context in try await self.gather(requests, context: context) },
      MethodHandler(conversation: EchoMethods.converse) { requests, context, out in try await self.converse(requests, context: context, out: out) },
    ]
  }
}

/// The methods of `switchboard.test.v1.EchoService`.
public enum EchoMethods {
  /// Answers with what it was asked.
  public static let echo = Method<EchoRequest, EchoResponse>(
    MethodDescription(
      name: "switchboard.test.v1.EchoService/Echo", defaultTimeout: .milliseconds(30000),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true))

  /// The same, where the request was read.
  public static let echoInline = Method<EchoRequest, EchoResponse>(
    MethodDescription(
      name: "switchboard.test.v1.EchoService/EchoInline", defaultTimeout: .milliseconds(30000),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true, execution: .inline))

  /// The same, on the shared pool; a second server may be asked meanwhile.
  public static let echoOffloaded = Method<EchoRequest, EchoResponse>(
    MethodDescription(
      name: "switchboard.test.v1.EchoService/EchoOffloaded", defaultTimeout: .milliseconds(30000),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true, isHedged: true, execution: .offloaded))

  /// Answers `count` times, then with the error that the request asks for.
  public static let count = Method<CountRequest, EchoResponse>(
    MethodDescription(
      name: "switchboard.test.v1.EchoService/Count", kind: .serverStreaming, defaultTimeout: .milliseconds(30000),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true))

  /// Answers until it is cancelled.
  public static let watch = Method<CountRequest, EchoResponse>(
    MethodDescription(
      name: "switchboard.test.v1.EchoService/Watch", kind: .serverStreaming, defaultTimeout: .milliseconds(0),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true, isLongLived: true))

  /// Answers with how many messages came, and their bytes.
  public static let gather = Method<EchoRequest, GatherResponse>(
    MethodDescription(
      name: "switchboard.test.v1.EchoService/Gather", kind: .clientStreaming, defaultTimeout: .milliseconds(30000),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true))

  /// Answers each message with itself.
  public static let converse = Method<EchoRequest, EchoResponse>(
    MethodDescription(
      name: "switchboard.test.v1.EchoService/Converse", kind: .bidirectional, defaultTimeout: .milliseconds(30000),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    echo.description,
    echoInline.description,
    echoOffloaded.description,
    count.description,
    watch.description,
    gather.description,
    converse.description,
  ]
}

/// Calls `switchboard.test.v1.EchoService`.
public struct EchoClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Answers with what it was asked.
  public func echo(
    _ request: EchoRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EchoResponse {
    try await caller.call(EchoMethods.echo, request, options: options)
  }

  /// The same, where the request was read.
  public func echoInline(
    _ request: EchoRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EchoResponse {
    try await caller.call(EchoMethods.echoInline, request, options: options)
  }

  /// The same, on the shared pool; a second server may be asked meanwhile.
  public func echoOffloaded(
    _ request: EchoRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EchoResponse {
    try await caller.call(EchoMethods.echoOffloaded, request, options: options)
  }

  /// Answers `count` times, then with the error that the request asks for.
  ///
  /// `body` reads the answers; leaving it early cancels the call. Throws what `body` throws.
  public func count<Result>(
    _ request: CountRequest, options: CallOptions = CallOptions(),
    _ body: (IncomingMessages<EchoResponse>) async throws -> Result
  ) async throws -> Result {
    try await caller.stream(EchoMethods.count, request, options: options, body)
  }

  /// Answers until it is cancelled.
  ///
  /// `body` reads the answers; leaving it early cancels the call. Throws what `body` throws.
  public func watch<Result>(
    _ request: CountRequest, options: CallOptions = CallOptions(),
    _ body: (IncomingMessages<EchoResponse>) async throws -> Result
  ) async throws -> Result {
    try await caller.stream(EchoMethods.watch, request, options: options, body)
  }

  /// Answers with how many messages came, and their bytes.
  ///
  /// `body` sends the requests; its end is their end. Throws what `body` throws, or the call's `RPCError`.
  public func gather(
    options: CallOptions = CallOptions(), _ body: (Requests<EchoRequest>) async throws -> Void
  ) async throws -> GatherResponse {
    try await caller.upload(EchoMethods.gather, options: options, body)
  }

  /// Answers each message with itself.
  ///
  /// `body` sends and reads, in any order or at once; leaving it early cancels the call. Throws what `body` throws.
  public func converse<Result>(
    options: CallOptions = CallOptions(),
    _ body: (Requests<EchoRequest>, IncomingMessages<EchoResponse>) async throws -> Result
  ) async throws -> Result {
    try await caller.converse(EchoMethods.converse, options: options, body)
  }
}

/// The methods of `switchboard.test.v1.EchoService` with their messages, for callers that know them by name.
public enum EchoReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      EchoMethods.echo.description,
      request: EchoRequest.self, response: EchoResponse.self),
    MethodReflection(
      EchoMethods.echoInline.description,
      request: EchoRequest.self, response: EchoResponse.self),
    MethodReflection(
      EchoMethods.echoOffloaded.description,
      request: EchoRequest.self, response: EchoResponse.self),
    MethodReflection(
      EchoMethods.count.description,
      request: CountRequest.self, response: EchoResponse.self),
    MethodReflection(
      EchoMethods.watch.description,
      request: CountRequest.self, response: EchoResponse.self),
    MethodReflection(
      EchoMethods.gather.description,
      request: EchoRequest.self, response: GatherResponse.self),
    MethodReflection(
      EchoMethods.converse.description,
      request: EchoRequest.self, response: EchoResponse.self),
  ]
}
