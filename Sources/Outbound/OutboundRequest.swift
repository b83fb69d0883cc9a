public import Messages

/// One request for one operation. It prints as its operation's name: everything else may be secret or personal.
public struct OutboundRequest: Sendable {
  public var operation: OutboundOperation
  public var target: OutboundTarget
  /// Fills the `{}` of the path, in their order.
  public var parameters: [Sensitive<String>]
  public var query: [OutboundField]
  public var credential: OutboundCredential
  /// Beside those of the credential and the body.
  public var headers: [OutboundField]
  public var body: OutboundBody
  /// Longest time for the call with its retries; the operation's deadline where it is shorter, or nil.
  public var timeLimit: Duration?

  public init(
    _ operation: OutboundOperation, _ target: OutboundTarget, parameters: [Sensitive<String>] = [],
    query: [OutboundField] = [], credential: OutboundCredential = .none, headers: [OutboundField] = [],
    body: OutboundBody = .none, timeLimit: Duration? = nil
  ) {
    self.operation = operation
    self.target = target
    self.parameters = parameters
    self.query = query
    self.credential = credential
    self.headers = headers
    self.body = body
    self.timeLimit = timeLimit
  }
}

extension OutboundRequest: CustomStringConvertible, CustomReflectable {
  public var description: String { "\(operation)" }
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

/// A name and a value that is never printed: of a query, a form or a header.
public struct OutboundField: Sendable, Hashable {
  public var name: String
  public var value: Sensitive<String>

  public init(_ name: String, _ value: Sensitive<String>) {
    self.name = name
    self.value = value
  }

  public init(_ name: String, _ value: String) {
    self.init(name, Sensitive(value))
  }
}

/// How the request proves itself.
public enum OutboundCredential: Sendable, Hashable {
  case none
  /// `Authorization: Bearer …`
  case bearer(Sensitive<String>)
  /// `Authorization: Basic …`
  case basic(user: String, password: Sensitive<String>)
  /// A header of the provider's own.
  case header(OutboundField)
}

/// What the request carries.
public enum OutboundBody: Sendable, Hashable {
  case none
  case json(Sensitive<[UInt8]>)
  /// Percent-encoded as `application/x-www-form-urlencoded`, names in the order given.
  case form([OutboundField])
  case bytes(Sensitive<[UInt8]>, contentType: String)
}
