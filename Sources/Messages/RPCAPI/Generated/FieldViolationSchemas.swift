// Made from switchboard/common/v1/field_violation.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension FieldViolation {
  public static let schema = MessageSchema(name: "switchboard.common.v1.FieldViolation", fields: [
    FieldSchema(1, "field", json: "field", .string),
    FieldSchema(2, "rule", json: "rule", .string),
  ])
}
