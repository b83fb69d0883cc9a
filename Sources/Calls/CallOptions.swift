public import Messages

/// How one call is to be made.
public struct CallOptions: Sendable {
  /// Time allowed; nil means the method's default. What is left of the caller's own deadline always bounds it.
  public var timeout: Duration?
  /// The organization the call acts for; nil in a system method.
  public var organizationID: String?
  /// The user, key or operator behind it.
  public var actor: String?
  /// The token that proves organization and actor. Nil takes that of the call being served, where that is for the same
  /// organization: nobody's word is needed for whom a call is made.
  public var principal: Sensitive<String>?
  /// Nil takes that of the call being served, or a new one.
  public var requestID: String?
  public var metadata: Metadata
  /// Fail at once where no connection stands, instead of waiting for one.
  public var failFast: Bool
  /// Filled in with what came beside the answer.
  public var report: CallReport?

  public init(
    timeout: Duration? = nil, organizationID: String? = nil, actor: String? = nil, requestID: String? = nil,
    metadata: Metadata = Metadata(), failFast: Bool = false, report: CallReport? = nil,
    principal: Sensitive<String>? = nil
  ) {
    self.timeout = timeout
    self.organizationID = organizationID
    self.actor = actor
    self.requestID = requestID
    self.metadata = metadata
    self.failFast = failFast
    self.report = report
    self.principal = principal
  }

  /// Options of a call for one organization.
  public static func organization(_ id: String) -> CallOptions { CallOptions(organizationID: id) }
}
