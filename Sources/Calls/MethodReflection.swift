public import Messages

/// A method together with the types of its messages, for callers that know it by name only.
public struct MethodReflection: Sendable {
  public let description: MethodDescription
  public let request: any Message.Type
  public let response: any Message.Type

  public init(_ description: MethodDescription, request: any Message.Type, response: any Message.Type) {
    self.description = description
    self.request = request
    self.response = response
  }
}
