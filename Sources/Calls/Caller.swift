internal import Messages

/// Something that carries calls to a server: a connection over TCP, or the server itself in a test.
///
/// Cancelling the calling task cancels the call. Errors: whatever the handler answered, and of the carrier's own
/// `UNAVAILABLE` (`connection_lost`, `not_connected`), `DEADLINE_EXCEEDED`, `CANCELLED`, `RESOURCE_EXHAUSTED` (`message_too_large`).
public protocol Caller: Sendable {
  /// Sends a packed request and answers the packed response.
  func call(_ method: MethodDescription, _ request: [UInt8], options: CallOptions) async throws(RPCError) -> [UInt8]
}

extension Caller {
  /// Packs, calls, unpacks.
  public func call<Request, Response>(
    _ method: Method<Request, Response>, _ request: Request, options: CallOptions
  ) async throws(RPCError) -> Response {
    let packed: [UInt8]
    do throws(MessageError) {
      packed = try request.serialized()
    } catch {
      throw RPCError(
        .invalidArgument, reason: "malformed_message", message: "The request cannot be packed: \(error).",
        isNotProcessed: true, isNoRetry: true)
    }
    let answer = try await call(method.description, packed, options: options)
    do throws(MessageError) {
      return try Response(serialized: answer)
    } catch {
      throw RPCError(.internal, reason: "malformed_message", message: "The answer cannot be read: \(error).")
    }
  }
}
