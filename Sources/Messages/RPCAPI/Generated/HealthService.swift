// Made from switchboard/rpc/v1/health.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// On every RPC port. The names are gRPC's, so `Health` keeps its short form.
public protocol HealthService: RPCService {
  /// Tells whether the named service can do its work now. An unknown name is NOT_FOUND.
  func check(_ request: CheckRequest, context: CallContext) throws -> CheckResponse
  /// Tells the state now and whenever it changes. An unknown name is told as SERVICE_UNKNOWN and may become known.
  func watch(_ request: CheckRequest, context: CallContext, out: Responses<CheckResponse>) async throws
}

extension HealthService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(inline: HealthMethods.check) { request, context in try self.check(request, context: context) },
      MethodHandler(responses: HealthMethods.watch) { request, context, out in try await self.watch(request, context: context, out: out) },
    ]
  }
}

/// The methods of `switchboard.rpc.v1.Health`.
public enum HealthMethods {
  /// Tells whether the named service can do its work now. An unknown name is NOT_FOUND.
  public static let check = Method<CheckRequest, CheckResponse>(
    MethodDescription(
      name: "switchboard.rpc.v1.Health/Check", defaultTimeout: .milliseconds(1500),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true, execution: .inline))

  /// Tells the state now and whenever it changes. An unknown name is told as SERVICE_UNKNOWN and may become known.
  public static let watch = Method<CheckRequest, CheckResponse>(
    MethodDescription(
      name: "switchboard.rpc.v1.Health/Watch", kind: .serverStreaming, defaultTimeout: .milliseconds(0),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true, isLongLived: true))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    check.description,
    watch.description,
  ]
}

/// Calls `switchboard.rpc.v1.Health`.
public struct HealthClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Tells whether the named service can do its work now. An unknown name is NOT_FOUND.
  public func check(
    _ request: CheckRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CheckResponse {
    try await caller.call(HealthMethods.check, request, options: options)
  }

  /// Tells the state now and whenever it changes. An unknown name is told as SERVICE_UNKNOWN and may become known.
  ///
  /// `body` reads the answers; leaving it early cancels the call. Throws what `body` throws.
  public func watch<Result>(
    _ request: CheckRequest, options: CallOptions = CallOptions(),
    _ body: (IncomingMessages<CheckResponse>) async throws -> Result
  ) async throws -> Result {
    try await caller.stream(HealthMethods.watch, request, options: options, body)
  }
}

/// The methods of `switchboard.rpc.v1.Health` with their messages, for callers that know them by name.
public enum HealthReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      HealthMethods.check.description,
      request: CheckRequest.self, response: CheckResponse.self),
    MethodReflection(
      HealthMethods.watch.description,
      request: CheckRequest.self, response: CheckResponse.self),
  ]
}
