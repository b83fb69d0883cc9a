/// A secret or personal value. It prints as `‹redacted›` wherever it appears; only `reveal()` shows it.
///
/// Travels like the plain value. Comparing takes time that depends on the values: compare secrets with
/// `constantTimeEquals`.
public struct Sensitive<Value: Sendable & Hashable>: Sendable, Hashable {
  private let value: Value

  public init(_ value: Value) {
    self.value = value
  }

  /// The value itself. Never log, print or interpolate it.
  public func reveal() -> Value { value }
}

/// What stands in a sensitive value's place in every text.
let redactedText = "‹redacted›"

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { redactedText }
  public var debugDescription: String { redactedText }
  /// No children: `dump` and test failures show nothing either.
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

extension Sensitive: ExpressibleByUnicodeScalarLiteral where Value == String {
  public init(unicodeScalarLiteral value: String) { self.init(value) }
}

extension Sensitive: ExpressibleByExtendedGraphemeClusterLiteral where Value == String {
  public init(extendedGraphemeClusterLiteral value: String) { self.init(value) }
}

extension Sensitive: ExpressibleByStringLiteral where Value == String {
  public init(stringLiteral value: String) { self.init(value) }
}

extension Sensitive: ExpressibleByArrayLiteral where Value == [UInt8] {
  public init(arrayLiteral elements: UInt8...) { self.init(elements) }
}
