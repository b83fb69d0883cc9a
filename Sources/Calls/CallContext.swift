public import Messages
package import Moments

/// What a handler knows about the call it serves.
public struct CallContext: Sendable {
  /// The calling service, as the connection proved it.
  public var caller: String
  /// The organization the call acts for: never read from the message. Nil in a system method.
  public var organizationID: String?
  /// The user, key or operator behind it; nil for a service's own work.
  public var actor: String?
  /// The token that came with the call, to prove `organizationID` and `actor`. Nothing of it is to be believed here: an
  /// interceptor does that.
  public var principalToken: Sensitive<String>?
  /// The log-in, key or outside person that a proven principal's token stands for; nil without one.
  public var sessionID: String?
  /// One id for everything that one outside request caused: as the caller named it, else its trace.
  public var requestID: String {
    get { namedRequestID ?? trace.text }
    set { namedRequestID = newValue }
  }
  private var namedRequestID: String?
  /// The id for calls below: nil where the trace, which they take over too, already is it.
  package var requestIDToPassOn: String? { namedRequestID }
  /// When the caller stops waiting. The handler's task is cancelled then.
  public var deadline: ContinuousClock.Instant {
    get { ContinuousClock.Instant(deadlineMoment) }
    set { deadlineMoment = Moment(newValue) }
  }
  package var deadlineMoment: Moment
  public var trace: TraceContext
  public var metadata: Metadata
  /// 0 for the first, one more for each retry.
  public var attempt: UInt8
  public var method: MethodDescription
  /// The way to metadata of the answer; nil where a test calls a handler without a server.
  public var reply: (any CallReply)?

  public init(
    caller: String, organizationID: String? = nil, actor: String? = nil, requestID: String?,
    deadline: ContinuousClock.Instant, trace: TraceContext = .none, metadata: Metadata = Metadata(),
    attempt: UInt8 = 0, method: MethodDescription, reply: (any CallReply)? = nil,
    principalToken: Sensitive<String>? = nil, sessionID: String? = nil
  ) {
    self.init(
      caller: caller, organizationID: organizationID, actor: actor, requestID: requestID, deadline: Moment(deadline),
      trace: trace, metadata: metadata, attempt: attempt, method: method, principalToken: principalToken)
    self.sessionID = sessionID
    self.reply = reply
  }

  package init(
    caller: String, organizationID: String?, actor: String?, requestID: String?, deadline: Moment,
    trace: TraceContext, metadata: Metadata, attempt: UInt8, method: MethodDescription,
    principalToken: Sensitive<String>?
  ) {
    self.caller = caller
    self.organizationID = organizationID
    self.actor = actor
    self.namedRequestID = requestID
    self.deadlineMoment = deadline
    self.trace = trace
    self.metadata = metadata
    self.attempt = attempt
    self.method = method
    self.principalToken = principalToken
  }

  /// The token for a call made below, which is for `organizationID`: that of this call where it is for the same one. A
  /// long-lived call outlives its token: what it asks later, its service asks in its own name.
  package func principalToken(for organizationID: String?) -> Sensitive<String>? {
    guard !method.isLongLived, organizationID != nil, organizationID == self.organizationID else { return nil }
    return principalToken
  }

  /// What the running task serves. By reference: a task-local value is copied into every task that is given one.
  @TaskLocal package static var served: (any CurrentCall)?

  /// The call that the running task serves: client calls made below take their deadline, trace and request id from it.
  public static var current: CallContext? { served?.context }

  /// Runs `body` as if it served a call with this context: for tests of what calls others.
  public func serving<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    try await Self.$served.withValue(FixedCall(context: self)) { try await body() }
  }

  /// The server shuts down or renews its connections: a long-lived handler should come to an end.
  public var isDraining: Bool { reply?.isDraining ?? false }

  /// The organization, for a method that has one.
  ///
  /// Throws `UNAUTHENTICATED` `organization_missing` when the caller named none.
  public func requireOrganizationID() throws(RPCError) -> String {
    guard let organizationID, !organizationID.isEmpty else {
      throw RPCError(
        .unauthenticated, reason: "organization_missing",
        message: "This method acts for an organization; none was named.")
    }
    return organizationID
  }
}

/// Something that has the context of a call.
package protocol CurrentCall: AnyObject, Sendable {
  var context: CallContext { get }
}

private final class FixedCall: CurrentCall {
  let context: CallContext

  init(context: CallContext) {
    self.context = context
  }
}
