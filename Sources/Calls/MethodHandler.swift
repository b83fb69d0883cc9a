package import Messages

/// A service's side of its methods. The generator makes one protocol a service that refines this.
public protocol RPCService: Sendable {
  /// Every method with the function that serves it.
  var methodHandlers: [MethodHandler] { get }
}

/// One call at a server, as the method that serves it sees it. Whoever runs a `MethodHandler` provides it.
package protocol ServedCall: CurrentCall {
  /// The next packed message of the caller's stream; nil after the last.
  func nextRequest() async throws(RPCError) -> [UInt8]?

  /// Sends one packed message of the stream of answers.
  func send(_ response: [UInt8]) async throws(RPCError)

  /// The one answer of a method that does not stream them. To be called once, and no other end with it.
  func finish(with answer: some Message)

  /// The stream of answers is complete.
  func finish()

  func fail(_ error: any Error)
}

/// One method bound to the function that serves it.
public struct MethodHandler: Sendable {
  /// Runs the function for one call and ends the call. A task is the caller's to keep and to cancel; an inline method has
  /// returned when this does. The message is unpacked before this returns, where the method has one.
  package typealias Start =
    @Sendable (
      _ call: any ServedCall, _ message: UnsafeRawBufferPointer, _ executor: (any TaskExecutor)?
    ) -> Task<Void, Never>?

  public let method: MethodDescription
  /// The types of its messages.
  public let reflection: MethodReflection
  package let start: Start
  private let direct: (@Sendable ([UInt8], CallContext) async throws -> [UInt8])?

  /// A unary method.
  public init<Request, Response>(
    _ method: Method<Request, Response>,
    _ handler: @escaping @Sendable (Request, CallContext) async throws -> Response
  ) {
    let description = method.description
    self.method = description
    reflection = MethodReflection(description, request: Request.self, response: Response.self)
    direct = { bytes, context in try await handler(try Self.unpack(bytes), context).serialized() }
    start = { call, message, executor in
      let request: Request
      do throws(RPCError) {
        request = try Self.unpack(message)
      } catch {
        call.fail(error)
        return nil
      }
      return Self.run(call, description, executor) {
        call.finish(with: try await Self.serving(call) { try await handler(request, $0) })
      }
    }
  }

  /// A unary method whose function never waits: it runs where the request was read.
  public init<Request, Response>(
    inline method: Method<Request, Response>,
    _ handler: @escaping @Sendable (Request, CallContext) throws -> Response
  ) {
    precondition(method.description.execution == .inline, "\(method.description.name) is not declared inline.")
    self.method = method.description
    reflection = MethodReflection(method.description, request: Request.self, response: Response.self)
    direct = { bytes, context in try handler(try Self.unpack(bytes), context).serialized() }
    start = { call, message, _ in
      do {
        call.finish(with: try handler(try Self.unpack(message), call.context))
      } catch {
        call.fail(error)
      }
      return nil
    }
  }

  /// A method that answers with a stream.
  public init<Request, Response>(
    responses method: Method<Request, Response>,
    _ handler: @escaping @Sendable (Request, CallContext, Responses<Response>) async throws -> Void
  ) {
    let description = method.description
    self.method = description
    reflection = MethodReflection(description, request: Request.self, response: Response.self)
    direct = nil
    start = { call, message, executor in
      let request: Request
      do throws(RPCError) {
        request = try Self.unpack(message)
      } catch {
        call.fail(error)
        return nil
      }
      return Self.run(call, description, executor) {
        try await Self.serving(call) { try await handler(request, $0, Self.responses(of: call)) }
        call.finish()
      }
    }
  }

  /// A method that takes a stream and answers once.
  public init<Request, Response>(
    requests method: Method<Request, Response>,
    _ handler: @escaping @Sendable (IncomingMessages<Request>, CallContext) async throws -> Response
  ) {
    let description = method.description
    self.method = description
    reflection = MethodReflection(description, request: Request.self, response: Response.self)
    direct = nil
    start = { call, _, executor in
      Self.run(call, description, executor) {
        call.finish(with: try await Self.serving(call) { try await handler(Self.requests(of: call), $0) })
      }
    }
  }

  /// A method with a stream each way.
  public init<Request, Response>(
    conversation method: Method<Request, Response>,
    _ handler:
      @escaping @Sendable (IncomingMessages<Request>, CallContext, Responses<Response>) async throws -> Void
  ) {
    let description = method.description
    self.method = description
    reflection = MethodReflection(description, request: Request.self, response: Response.self)
    direct = nil
    start = { call, _, executor in
      Self.run(call, description, executor) {
        try await Self.serving(call) { try await handler(Self.requests(of: call), $0, Self.responses(of: call)) }
        call.finish()
      }
    }
  }

  /// Serves one call of a unary method on packed messages, without a server: for tests of handlers.
  ///
  /// Throws what the handler throws, `malformed_message`, and `UNIMPLEMENTED` `no_streams` for a method that streams.
  public func serve(_ request: [UInt8], _ context: CallContext) async throws -> [UInt8] {
    guard let direct else {
      throw RPCError(.unimplemented, reason: "no_streams", message: "\(method.name) streams.")
    }
    return try await direct(request, context)
  }

  /// A task that serves a call, and ends it where `body` throws.
  @inline(__always)
  private static func run(
    _ call: any ServedCall, _ method: MethodDescription, _ executor: (any TaskExecutor)?,
    _ body: @escaping @Sendable () async throws -> Void
  ) -> Task<Void, Never> {
    guard method.execution != .offloaded, let executor else {
      return Task {
        do { try await body() } catch { call.fail(error) }
      }
    }
    return Task.immediate(executorPreference: executor) {
      do { try await body() } catch { call.fail(error) }
    }
  }

  @inline(__always)
  private static func serving<Result>(
    _ call: any ServedCall, _ body: (CallContext) async throws -> Result
  ) async throws -> Result {
    try await CallContext.$served.withValue(call) { try await body(call.context) }
  }

  private static func unpack<Request: Message>(_ message: UnsafeRawBufferPointer) throws(RPCError) -> Request {
    do throws(MessageError) {
      return try Request(serialized: message)
    } catch {
      throw unreadable(error)
    }
  }

  private static func unpack<Request: Message>(_ message: [UInt8]) throws(RPCError) -> Request {
    do throws(MessageError) {
      return try Request(serialized: message)
    } catch {
      throw unreadable(error)
    }
  }

  private static func unreadable(_ error: MessageError) -> RPCError {
    RPCError(unreadable: error, "The request", isNotProcessed: true)
  }

  private static func requests<Request>(of call: any ServedCall) -> IncomingMessages<Request> {
    IncomingMessages { () async throws(RPCError) in try await call.nextRequest() }
  }

  private static func responses<Response>(of call: any ServedCall) -> Responses<Response> {
    Responses { message async throws(RPCError) in try await call.send(message) }
  }
}
