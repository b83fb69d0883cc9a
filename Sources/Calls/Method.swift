public import Messages

/// One RPC method, as its .proto file declares it.
public struct Method<Request: Message, Response: Message>: Sendable {
  public let description: MethodDescription

  public init(_ description: MethodDescription) {
    self.description = description
  }
}

/// What is true of a method whatever its messages are.
public struct MethodDescription: Sendable, Hashable {
  /// Full name, such as `switchboard.billing.v1.BillingService/ChargeCalls`.
  public let name: String
  /// FNV-1a 64 of `name`: what travels in a REQUEST.
  public let id: UInt64
  /// Time a caller allows when it names none.
  public let defaultTimeout: Duration
  public let idempotency: Idempotency
  /// Names of the services that may call; `*` stands for all.
  public let callers: [String]
  /// Runs without an organization in its context.
  public let isSystem: Bool
  public let execution: Execution

  /// protobuf's `idempotency_level`.
  public enum Idempotency: Sendable, Hashable {
    case unknown, noSideEffects, idempotent
  }

  /// Where the handler runs.
  public enum Execution: Sendable, Hashable {
    /// Synchronous, on the event loop, at once. It must never wait.
    case inline
    /// A task of its own.
    case asynchronous
  }

  public init(
    name: String, defaultTimeout: Duration, idempotency: Idempotency = .unknown, callers: [String],
    isSystem: Bool = false, execution: Execution = .asynchronous
  ) {
    self.name = name
    self.id = Self.id(of: name)
    self.defaultTimeout = defaultTimeout
    self.idempotency = idempotency
    self.callers = callers
    self.isSystem = isSystem
    self.execution = execution
  }

  /// Whether the service named `caller` may call the method.
  public func allows(caller: String) -> Bool {
    callers.contains("*") || callers.contains(caller)
  }

  /// FNV-1a, 64 bits, of the name's UTF-8. Source: the FNV reference by Fowler, Noll and Vo.
  public static func id(of name: String) -> UInt64 {
    name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
