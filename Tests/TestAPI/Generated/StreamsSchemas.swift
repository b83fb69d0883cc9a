// Made from switchboard/test/v1/streams.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension EchoRequest {
  public static let schema = MessageSchema(name: "switchboard.test.v1.EchoRequest", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "payload", json: "payload", .bytes),
  ])
}

extension EchoResponse {
  public static let schema = MessageSchema(name: "switchboard.test.v1.EchoResponse", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "payload", json: "payload", .bytes),
  ])
}

extension CountRequest {
  public static let schema = MessageSchema(name: "switchboard.test.v1.CountRequest", fields: [
    FieldSchema(1, "count", json: "count", .uint32),
    FieldSchema(2, "size", json: "size", .uint32),
    FieldSchema(3, "fail", json: "fail", .string),
  ])
}

extension GatherResponse {
  public static let schema = MessageSchema(name: "switchboard.test.v1.GatherResponse", fields: [
    FieldSchema(1, "count", json: "count", .uint32),
    FieldSchema(2, "bytes", json: "bytes", .uint64),
  ])
}
