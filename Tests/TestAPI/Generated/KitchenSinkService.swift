// Made from switchboard/test/v1/kitchen_sink.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// A method for every kind of declaration.
public protocol KitchenService: RPCService {
  /// Waits.
  func cook(_ request: KitchenSink, context: CallContext) async throws -> KitchenSink
  /// Answers at once.
  func taste(_ request: Hollow, context: CallContext) throws -> AwkwardNames
}

extension KitchenService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(KitchenMethods.cook) { request, context in try await self.cook(request, context: context) },
      MethodHandler(inline: KitchenMethods.taste) { request, context in try self.taste(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.test.v1.KitchenService`.
public enum KitchenMethods {
  /// Waits.
  public static let cook = Method<KitchenSink, KitchenSink>(
    MethodDescription(
      name: "switchboard.test.v1.KitchenService/Cook", defaultTimeout: .milliseconds(1000),
      idempotency: .idempotent, callers: ["one", "two"]))

  /// Answers at once.
  public static let taste = Method<Hollow, AwkwardNames>(
    MethodDescription(
      name: "switchboard.test.v1.KitchenService/Taste", defaultTimeout: .milliseconds(10),
      idempotency: .noSideEffects, callers: ["*"], isSystem: true, execution: .inline))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    cook.description,
    taste.description,
  ]
}

/// Calls `switchboard.test.v1.KitchenService`.
public struct KitchenClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Waits.
  public func cook(
    _ request: KitchenSink, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> KitchenSink {
    try await caller.call(KitchenMethods.cook, request, options: options)
  }

  /// Answers at once.
  public func taste(
    _ request: Hollow, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> AwkwardNames {
    try await caller.call(KitchenMethods.taste, request, options: options)
  }
}

/// The methods of `switchboard.test.v1.KitchenService` with their messages, for callers that know them by name.
public enum KitchenReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      KitchenMethods.cook.description,
      request: KitchenSink.self, response: KitchenSink.self),
    MethodReflection(
      KitchenMethods.taste.description,
      request: Hollow.self, response: AwkwardNames.self),
  ]
}
