// Made from switchboard/rpc/v1/error.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension ErrorMessage {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.Error", fields: [
    FieldSchema(1, "reason", json: "reason", .string),
    FieldSchema(2, "message", json: "message", .string),
    FieldSchema(3, "details", json: "details", .message(Detail.schema), .repeated),
  ])
}

extension Detail {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.Detail", fields: [
    FieldSchema(1, "type", json: "type", .string),
    FieldSchema(2, "value", json: "value", .bytes),
  ])
}
