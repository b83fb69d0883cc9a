/// One thing that a service needs before it can serve.
public struct ReadinessCheck: Sendable {
  /// What is reported when the check does not answer in time.
  public let name: String
  /// Answers what is missing, as a stable lower snake case word such as `schema_behind`; nil where all is well.
  public let missing: @Sendable () async -> String?

  public init(_ name: String, missing: @escaping @Sendable () async -> String?) {
    self.name = name
    self.missing = missing
  }
}
