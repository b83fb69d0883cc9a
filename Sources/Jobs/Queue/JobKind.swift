/// What a job does: names the handler that runs it. Lower snake case, 1 to 64 bytes.
public struct JobKind: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  public let rawValue: String

  /// - Precondition: 1 to 64 bytes. Kinds are constants of our code, never data from outside.
  public init(rawValue: String) {
    precondition((1...64).contains(rawValue.utf8.count), "a job kind has 1 to 64 bytes")
    self.rawValue = rawValue
  }

  public var description: String { rawValue }
}

extension JobKind: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}
