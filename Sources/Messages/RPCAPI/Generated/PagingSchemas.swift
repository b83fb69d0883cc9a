// Made from switchboard/common/v1/paging.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension PageRequest {
  public static let schema = MessageSchema(name: "switchboard.common.v1.PageRequest", fields: [
    FieldSchema(1, "limit", json: "limit", .uint32),
    FieldSchema(2, "cursor", json: "cursor", .string),
  ])
}

extension PageResponse {
  public static let schema = MessageSchema(name: "switchboard.common.v1.PageResponse", fields: [
    FieldSchema(1, "next_cursor", json: "nextCursor", .string),
  ])
}
