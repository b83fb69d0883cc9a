internal import Messages

/// A service's side of its methods. The generator makes one protocol a service that refines this.
public protocol RPCService: Sendable {
  /// Every method with the function that serves it.
  var methodHandlers: [MethodHandler] { get }
}

/// One method bound to the function that serves it, on packed messages.
public struct MethodHandler: Sendable {
  public let method: MethodDescription
  /// Unpacks, runs, packs. Throws `RPCError`, or what the handler threw.
  public let serve: @Sendable ([UInt8], CallContext) async throws -> [UInt8]

  /// A handler on packed messages, for those who stand between the wire and another handler.
  public init(method: MethodDescription, serve: @escaping @Sendable ([UInt8], CallContext) async throws -> [UInt8]) {
    self.method = method
    self.serve = serve
  }

  public init<Request, Response>(
    _ method: Method<Request, Response>,
    _ handler: @escaping @Sendable (Request, CallContext) async throws -> Response
  ) {
    self.method = method.description
    self.serve = { bytes, context in
      let request: Request
      do throws(MessageError) {
        request = try Request(serialized: bytes)
      } catch {
        throw RPCError(
          .invalidArgument, reason: "malformed_message", message: "The request cannot be read: \(error).",
          isNotProcessed: true, isNoRetry: true)
      }
      return try await handler(request, context).serialized()
    }
  }
}
