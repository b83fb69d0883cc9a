// Made from switchboard/rpc/v1/reflection.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension DescribeRequest {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.DescribeRequest", fields: [])
}

extension DescribeResponse {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.DescribeResponse", fields: [
    FieldSchema(1, "methods", json: "methods", .message(DescribedMethod.schema), .repeated),
    FieldSchema(2, "file_descriptor_set", json: "fileDescriptorSet", .bytes),
  ])
}

extension DescribedMethod {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.DescribedMethod", fields: [
    FieldSchema(1, "name", json: "name", .string),
    FieldSchema(2, "id", json: "id", .fixed64),
    FieldSchema(3, "request", json: "request", .string),
    FieldSchema(4, "response", json: "response", .string),
    FieldSchema(5, "streams_requests", json: "streamsRequests", .bool),
    FieldSchema(6, "streams_responses", json: "streamsResponses", .bool),
    FieldSchema(7, "callers", json: "callers", .string, .repeated),
    FieldSchema(8, "system", json: "system", .bool),
    FieldSchema(9, "default_timeout_ms", json: "defaultTimeoutMs", .uint32),
  ])
}
