// Made from switchboard/rpc/v1/call_context.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

/// Who asks, for whom: the value of the REQUEST metadata entry `context`.
public struct CallContextMessage: Sendable, Hashable {
  /// The calling service. The server believes the connection, not this; a difference is refused.
  public var service: String = ""
  /// The organization the call acts for, a UUID in text; empty where the method is a system method.
  public var orgID: String = ""
  /// The user, key or operator behind the call, such as `user:…` or `operator`; empty for a service's own work.
  public var actor: String = ""
  /// One id for everything that one outside request caused.
  public var requestID: String = ""
  /// The context is refused after this time.
  public var expiresAt: Timestamp? = nil

  public init() {}

  public init(
    service: String = "",
    orgID: String = "",
    actor: String = "",
    requestID: String = "",
    expiresAt: Timestamp? = nil
  ) {
    self.service = service
    self.orgID = orgID
    self.actor = actor
    self.requestID = requestID
    self.expiresAt = expiresAt
  }
}
