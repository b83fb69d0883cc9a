// Made from switchboard/common/v1/field_violation.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

/// Which field of a request was refused, and by which rule. A detail of INVALID_ARGUMENT.
public struct FieldViolation: Sendable, Hashable {
  /// Path of the field, such as `items[3].call_id`.
  public var field: String = ""
  /// The rule in one sentence.
  public var rule: String = ""

  public init() {}

  public init(
    field: String = "",
    rule: String = ""
  ) {
    self.field = field
    self.rule = rule
  }
}
