// Made from switchboard/rpc/v1/call_context.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension CallContextMessage {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.CallContext", fields: [
    FieldSchema(1, "service", json: "service", .string),
    FieldSchema(2, "org_id", json: "orgId", .string),
    FieldSchema(3, "actor", json: "actor", .string),
    FieldSchema(4, "request_id", json: "requestId", .string),
    FieldSchema(5, "expires_at", json: "expiresAt", .timestamp, .explicit),
  ])
}
