// Made from switchboard/rpc/v1/error.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

/// The body of an END whose code is not 0.
public struct ErrorMessage: Sendable, Hashable {
  /// Stable, machine-readable, lower snake case: what callers branch on.
  public var reason: String = ""
  /// One sentence for people. Never text of the database or of a provider.
  public var message: String = ""
  /// Typed additions, each named by its message type.
  public var details: [Detail] = []

  public init() {}

  public init(
    reason: String = "",
    message: String = "",
    details: [Detail] = []
  ) {
    self.reason = reason
    self.message = message
    self.details = details
  }
}

/// One typed addition to an error.
public struct Detail: Sendable, Hashable {
  /// Full name of the message in `value`, such as `switchboard.common.v1.FieldViolation`.
  public var type: String = ""
  /// The packed message.
  public var value: [UInt8] = []

  public init() {}

  public init(
    type: String = "",
    value: [UInt8] = []
  ) {
    self.type = type
    self.value = value
  }
}
