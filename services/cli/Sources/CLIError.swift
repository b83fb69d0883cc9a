/// Why a command failed: one sentence for people. The process then ends with 1.
public struct CLIError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
