internal import Calls
internal import Messages
internal import RPCAPI

/// `switchboard.rpc.v1.Reflection`, served by every RPC server.
struct ReflectionResponder: ReflectionService {
  /// The answer, which never changes.
  private let response: DescribeResponse

  init(_ services: [any RPCService]) {
    let own = MethodReflection(
      ReflectionMethods.describe.description, request: DescribeRequest.self, response: DescribeResponse.self)
    let methods = (services.flatMap(\.methodHandlers).map(\.reflection) + [own]).sorted {
      $0.description.name < $1.description.name
    }
    response = DescribeResponse(
      methods: methods.map(Self.described),
      fileDescriptorSet: FileDescriptors.packed(methods.flatMap { [$0.request.schema, $0.response.schema] }))
  }

  func describe(_ request: DescribeRequest, context: CallContext) async throws -> DescribeResponse { response }

  private static func described(_ method: MethodReflection) -> DescribedMethod {
    let description = method.description
    return DescribedMethod(
      name: description.name, id: description.id, request: method.request.schema.name,
      response: method.response.schema.name, streamsRequests: description.kind.streamsRequests,
      streamsResponses: description.kind.streamsResponses, callers: description.callers,
      system: description.isSystem,
      defaultTimeoutMs: description.isLongLived
        ? 0 : UInt32(clamping: Int64(description.defaultTimeout / .milliseconds(1))))
  }
}
