package import Messages

/// Something that carries calls to a server: connections over TCP, or an implementation in memory.
///
/// Cancelling the calling task cancels the call. Errors: whatever the handler answered, and of the carrier's own
/// `UNAVAILABLE` (`connection_lost`, `not_connected`), `DEADLINE_EXCEEDED`, `CANCELLED`, `RESOURCE_EXHAUSTED` (`message_too_large`).
public protocol Caller: Sendable {
  /// Sends a packed request and answers the packed response.
  func call(_ method: MethodDescription, _ request: [UInt8], options: CallOptions) async throws(RPCError) -> [UInt8]

  /// Packs, calls, unpacks.
  func call<Request, Response>(
    _ method: Method<Request, Response>, _ request: Request, options: CallOptions
  ) async throws(RPCError) -> Response

  /// Opens a call of any kind for as long as `body` runs, and ends it with `body`: a call that goes on then is cancelled.
  ///
  /// `request` is the one message of a method whose client does not stream. Throws what `body` throws.
  func withStream<Result>(
    _ method: MethodDescription, _ request: [UInt8]?, options: CallOptions,
    _ body: (any CallStream) async throws -> Result
  ) async throws -> Result
}

/// Both directions of one open call, in packed messages.
public protocol CallStream: Sendable {
  /// Sends a message; waits while what was sent before is not read.
  func send(_ message: [UInt8]) async throws(RPCError)

  /// No more messages are sent. A second time does nothing.
  func finishSending()

  /// The next message of the server; nil after the last. Throws what ended the call otherwise.
  func next() async throws(RPCError) -> [UInt8]?
}

extension Caller {
  /// For carriers of single messages only: `UNIMPLEMENTED` `no_streams`.
  public func withStream<Result>(
    _ method: MethodDescription, _ request: [UInt8]?, options: CallOptions,
    _ body: (any CallStream) async throws -> Result
  ) async throws -> Result {
    throw RPCError(.unimplemented, reason: "no_streams", message: "\(method.name) cannot be carried here.")
  }

  /// Packs, calls, unpacks.
  public func call<Request, Response>(
    _ method: Method<Request, Response>, _ request: Request, options: CallOptions
  ) async throws(RPCError) -> Response {
    let answer = try await call(method.description, try request.packed(), options: options)
    return try Response.unpacked(answer)
  }

  /// A call that is answered by a stream: `body` reads it. Leaving `body` early cancels the call.
  public func stream<Request, Response, Result>(
    _ method: Method<Request, Response>, _ request: Request, options: CallOptions,
    _ body: (IncomingMessages<Response>) async throws -> Result
  ) async throws -> Result {
    try await withStream(method.description, try request.packed(), options: options) { stream in
      try await body(IncomingMessages { () async throws(RPCError) in try await stream.next() })
    }
  }

  /// A call that sends a stream and is answered once: `body` writes it, and its end is the end of the stream.
  public func upload<Request, Response>(
    _ method: Method<Request, Response>, options: CallOptions, _ body: (Requests<Request>) async throws -> Void
  ) async throws -> Response {
    try await withStream(method.description, nil, options: options) { stream in
      do {
        try await body(Self.requests(of: stream))
      } catch let error as RPCError {
        // Where the server has ended the call already, its own error says more than the writer's.
        guard error.reason == "call_ended" else { throw error }
      }
      stream.finishSending()
      guard let answer = try await stream.next() else {
        throw RPCError(.internal, reason: "wrong_cardinality", message: "\(method.description.name) was not answered.")
      }
      let response = try Response.unpacked(answer)
      // The END with its status comes with the answer, never without it.
      while try await stream.next() != nil {}
      return response
    }
  }

  /// A call with a stream each way. Leaving `body` early cancels the call.
  public func converse<Request, Response, Result>(
    _ method: Method<Request, Response>, options: CallOptions,
    _ body: (Requests<Request>, IncomingMessages<Response>) async throws -> Result
  ) async throws -> Result {
    try await withStream(method.description, nil, options: options) { stream in
      try await body(
        Self.requests(of: stream), IncomingMessages { () async throws(RPCError) in try await stream.next() })
    }
  }

  private static func requests<Request>(of stream: any CallStream) -> Requests<Request> {
    Requests({ message async throws(RPCError) in try await stream.send(message) }, end: { stream.finishSending() })
  }
}

extension Message {
  fileprivate static func unpacked(_ answer: [UInt8]) throws(RPCError) -> Self {
    let result: Result<Self, RPCError> = answer.withUnsafeBytes { bytes in
      Result { () throws(RPCError) in try unpacked(bytes) }
    }
    return try result.get()
  }

  /// Unpacks a server's answer, with the error that a caller sees where it cannot be read.
  package static func unpacked(_ answer: UnsafeRawBufferPointer) throws(RPCError) -> Self {
    do throws(MessageError) {
      return try Self(serialized: answer)
    } catch {
      throw RPCError(.internal, reason: "malformed_message", message: "The answer cannot be read: \(error).")
    }
  }
}
