// Made from switchboard/rpc/v1/reflection.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// Tells what a server serves, to callers that know it by name only.
public protocol ReflectionService: RPCService {
  /// Every method with what is true of it, and the descriptors of all their messages.
  func describe(_ request: DescribeRequest, context: CallContext) async throws -> DescribeResponse
}

extension ReflectionService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(ReflectionMethods.describe) { request, context in try await self.describe(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.rpc.v1.Reflection`.
public enum ReflectionMethods {
  /// Every method with what is true of it, and the descriptors of all their messages.
  public static let describe = Method<DescribeRequest, DescribeResponse>(
    MethodDescription(
      name: "switchboard.rpc.v1.Reflection/Describe", defaultTimeout: .milliseconds(3000),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    describe.description,
  ]
}

/// Calls `switchboard.rpc.v1.Reflection`.
public struct ReflectionClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Every method with what is true of it, and the descriptors of all their messages.
  public func describe(
    _ request: DescribeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DescribeResponse {
    try await caller.call(ReflectionMethods.describe, request, options: options)
  }
}

/// The methods of `switchboard.rpc.v1.Reflection` with their messages, for callers that know them by name.
public enum ReflectionReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      ReflectionMethods.describe.description,
      request: DescribeRequest.self, response: DescribeResponse.self),
  ]
}
