// Made from switchboard/rpc/v1/health.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension CheckRequest {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.CheckRequest", fields: [
    FieldSchema(1, "service", json: "service", .string),
  ])
}

extension CheckResponse {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.CheckResponse", fields: [
    FieldSchema(1, "status", json: "status", .enumeration(ServingStatus.schema)),
    FieldSchema(2, "missing", json: "missing", .string, .repeated),
  ])
}

extension ServingStatus {
  public static let schema = EnumSchema(name: "switchboard.rpc.v1.ServingStatus", values: [
    .init(0, "SERVING_STATUS_UNSPECIFIED"),
    .init(1, "SERVING_STATUS_SERVING"),
    .init(2, "SERVING_STATUS_NOT_SERVING"),
    .init(3, "SERVING_STATUS_SERVICE_UNKNOWN"),
  ])
}
