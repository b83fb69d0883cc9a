public import Messages
package import Moments

/// What a handler knows about the call it serves.
///
/// A reference behind a value, which is copied where somebody changes it: it goes from hand to hand with every call.
public struct CallContext: Sendable {
  /// The calling service, as the connection proved it.
  public var caller: String {
    get { contents.caller }
    set { change { $0.caller = newValue } }
  }
  /// The organization the call acts for: never read from the message. Nil in a system method.
  public var organizationID: String? {
    get { contents.organizationID }
    set { change { $0.organizationID = newValue } }
  }
  /// The user, key or operator behind it; nil for a service's own work.
  public var actor: String? {
    get { contents.actor }
    set { change { $0.actor = newValue } }
  }
  /// The token that came with the call, to prove `organizationID` and `actor`. Nothing of it is to be believed here: an
  /// interceptor does that.
  public var principalToken: Sensitive<String>? {
    get { contents.principalToken }
    set { change { $0.principalToken = newValue } }
  }
  /// The log-in, key or outside person that a proven principal's token stands for; nil without one.
  public var sessionID: String? {
    get { contents.sessionID }
    set { change { $0.sessionID = newValue } }
  }
  /// One id for everything that one outside request caused: as the caller named it, else its trace.
  public var requestID: String {
    get { contents.requestID ?? contents.trace.text }
    set { change { $0.requestID = newValue } }
  }
  /// The id for calls below: nil where the trace, which they take over too, already is it.
  package var requestIDToPassOn: String? { contents.requestID }
  /// When the caller stops waiting. The handler's task is cancelled then.
  public var deadline: ContinuousClock.Instant {
    get { ContinuousClock.Instant(contents.deadline) }
    set { change { $0.deadline = Moment(newValue) } }
  }
  package var deadlineMoment: Moment { contents.deadline }
  public var trace: TraceContext {
    get { contents.trace }
    set { change { $0.trace = newValue } }
  }
  public var metadata: Metadata {
    get { contents.metadata }
    set { change { $0.metadata = newValue } }
  }
  /// 0 for the first, one more for each retry.
  public var attempt: UInt8 {
    get { contents.attempt }
    set { change { $0.attempt = newValue } }
  }
  public var method: MethodDescription {
    get { contents.method }
    set { change { $0.method = newValue } }
  }
  /// The way to metadata of the answer; nil where a test calls a handler without a server.
  public var reply: (any CallReply)?

  private var box: Box

  /// Everything but the way back.
  package struct Contents: Sendable {
    package var caller: String
    package var organizationID: String?
    package var actor: String?
    package var principalToken: Sensitive<String>?
    package var sessionID: String?
    /// Nil where the trace stands for it.
    package var requestID: String?
    package var deadline: Moment
    package var trace: TraceContext
    package var metadata = Metadata()
    package var attempt: UInt8
    package var method: MethodDescription

    package init(
      caller: String, requestID: String?, deadline: Moment, trace: TraceContext, attempt: UInt8,
      method: MethodDescription
    ) {
      self.caller = caller
      self.requestID = requestID
      self.deadline = deadline
      self.trace = trace
      self.attempt = attempt
      self.method = method
    }
  }

  private final class Box: Sendable {
    let contents: Contents

    init(_ contents: Contents) {
      self.contents = contents
    }
  }

  private var contents: Contents { box.contents }

  private mutating func change(_ change: (inout Contents) -> Void) {
    var contents = box.contents
    change(&contents)
    box = Box(contents)
  }

  package init(_ contents: Contents) {
    box = Box(contents)
  }

  public init(
    caller: String, organizationID: String? = nil, actor: String? = nil, requestID: String?,
    deadline: ContinuousClock.Instant, trace: TraceContext = .none, metadata: Metadata = Metadata(),
    attempt: UInt8 = 0, method: MethodDescription, reply: (any CallReply)? = nil,
    principalToken: Sensitive<String>? = nil, sessionID: String? = nil
  ) {
    var contents = Contents(
      caller: caller, requestID: requestID, deadline: Moment(deadline), trace: trace, attempt: attempt, method: method)
    contents.organizationID = organizationID
    contents.actor = actor
    contents.metadata = metadata
    contents.principalToken = principalToken
    contents.sessionID = sessionID
    self.init(contents)
    self.reply = reply
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
