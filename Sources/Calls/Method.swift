public import Messages

/// One RPC method, as its .proto file declares it.
public struct Method<Request: Message, Response: Message>: Sendable {
  public let description: MethodDescription

  public init(_ description: MethodDescription) {
    self.description = description
  }
}

/// What is true of a method whatever its messages are.
///
/// A reference behind a value: it is made once for each method and handed on with every call.
public struct MethodDescription: Sendable, Hashable {
  /// Which sides send a stream of messages rather than one.
  public enum Kind: Sendable, Hashable, CaseIterable {
    case unary, serverStreaming, clientStreaming, bidirectional

    public var streamsRequests: Bool { self == .clientStreaming || self == .bidirectional }
    public var streamsResponses: Bool { self == .serverStreaming || self == .bidirectional }
  }

  /// protobuf's `idempotency_level`.
  public enum Idempotency: Sendable, Hashable {
    case unknown, noSideEffects, idempotent
  }

  /// Where the handler runs.
  public enum Execution: Sendable, Hashable {
    /// Synchronous, on the event loop, at once. It must never wait.
    case inline
    /// A task on the connection's event loop: it may wait, and must not compute for long.
    case asynchronous
    /// A task on the shared pool: for what computes for long.
    case offloaded
  }

  private final class Declaration: Sendable, Hashable {
    let name: String
    let id: UInt64
    let kind: Kind
    let defaultTimeout: Duration
    let idempotency: Idempotency
    let callers: [String]
    let isSystem: Bool
    let isLongLived: Bool
    let isHedged: Bool
    let execution: Execution

    init(
      name: String, kind: Kind, defaultTimeout: Duration, idempotency: Idempotency, callers: [String], isSystem: Bool,
      isLongLived: Bool, isHedged: Bool, execution: Execution
    ) {
      self.name = name
      self.id = MethodDescription.id(of: name)
      self.kind = kind
      self.defaultTimeout = defaultTimeout
      self.idempotency = idempotency
      self.callers = callers
      self.isSystem = isSystem
      self.isLongLived = isLongLived
      self.isHedged = isHedged
      self.execution = execution
    }

    static func == (one: Declaration, other: Declaration) -> Bool {
      one === other
        || (one.name == other.name && one.kind == other.kind && one.defaultTimeout == other.defaultTimeout
          && one.idempotency == other.idempotency && one.callers == other.callers && one.isSystem == other.isSystem
          && one.isLongLived == other.isLongLived && one.isHedged == other.isHedged
          && one.execution == other.execution)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(id) }
  }

  private let declaration: Declaration

  /// Full name, such as `switchboard.billing.v1.BillingService/ChargeCalls`.
  public var name: String { declaration.name }
  /// FNV-1a 64 of `name`: what travels in a REQUEST.
  public var id: UInt64 { declaration.id }
  public var kind: Kind { declaration.kind }
  /// Time a caller allows when it names none. A long-lived method has none.
  public var defaultTimeout: Duration { declaration.defaultTimeout }
  public var idempotency: Idempotency { declaration.idempotency }
  /// Names of the services that may call; `*` stands for all.
  public var callers: [String] { declaration.callers }
  /// Runs without an organization in its context.
  public var isSystem: Bool { declaration.isSystem }
  /// A call may go on without a deadline.
  public var isLongLived: Bool { declaration.isLongLived }
  /// A read that may be asked of a second server while the first has not answered.
  public var isHedged: Bool { declaration.isHedged }
  public var execution: Execution { declaration.execution }

  public init(
    name: String, kind: Kind = .unary, defaultTimeout: Duration, idempotency: Idempotency = .unknown,
    callers: [String], isSystem: Bool = false, isLongLived: Bool = false, isHedged: Bool = false,
    execution: Execution = .asynchronous
  ) {
    declaration = Declaration(
      name: name, kind: kind, defaultTimeout: defaultTimeout, idempotency: idempotency, callers: callers,
      isSystem: isSystem, isLongLived: isLongLived, isHedged: isHedged, execution: execution)
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
