public import Messages

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
  public var deadline: ContinuousClock.Instant
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
    self.caller = caller
    self.organizationID = organizationID
    self.actor = actor
    self.namedRequestID = requestID
    self.deadline = deadline
    self.trace = trace
    self.metadata = metadata
    self.attempt = attempt
    self.method = method
    self.reply = reply
    self.principalToken = principalToken
    self.sessionID = sessionID
  }

  /// The token for a call made below, which is for `organizationID`: that of this call where it is for the same one. A
  /// long-lived call outlives its token: what it asks later, its service asks in its own name.
  package func principalToken(for organizationID: String?) -> Sensitive<String>? {
    guard !method.isLongLived, organizationID != nil, organizationID == self.organizationID else { return nil }
    return principalToken
  }

  /// The call that the running task serves: client calls made below take their deadline, trace and request id from it.
  @TaskLocal public static var current: CallContext?

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
