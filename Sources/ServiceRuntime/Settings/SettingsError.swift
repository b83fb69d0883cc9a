/// Why the settings are refused: one line that says which and why. It never holds a value.
public struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
