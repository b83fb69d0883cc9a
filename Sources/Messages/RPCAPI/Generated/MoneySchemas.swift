// Made from switchboard/common/v1/money.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension Money {
  public static let schema = MessageSchema(name: "switchboard.common.v1.Money", fields: [
    FieldSchema(1, "micros", json: "micros", .int64),
    FieldSchema(2, "currency", json: "currency", .string),
  ])
}
