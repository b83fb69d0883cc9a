// Made from switchboard/rpc/v1/sealing_keys.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages

extension SealingKey {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.SealingKey", fields: [
    FieldSchema(1, "key_id", json: "keyId", .string),
    FieldSchema(2, "uses", json: "uses", .int64),
    FieldSchema(3, "sealing", json: "sealing", .bool),
    FieldSchema(4, "retired", json: "retired", .bool),
    FieldSchema(5, "missing_at", json: "missingAt", .string, .repeated),
  ])
}

extension SealingKeyStatus {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.SealingKeyStatus", fields: [
    FieldSchema(1, "sealing_key_id", json: "sealingKeyId", .string),
    FieldSchema(2, "keys", json: "keys", .message(SealingKey.schema), .repeated),
    FieldSchema(3, "remaining", json: "remaining", .int64),
    FieldSchema(4, "replicas", json: "replicas", .string, .repeated),
  ])
}

extension GetKeyStatusRequest {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.GetKeyStatusRequest", fields: [])
}

extension GetKeyStatusResponse {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.GetKeyStatusResponse", fields: [
    FieldSchema(1, "status", json: "status", .message(SealingKeyStatus.schema), .explicit),
  ])
}

extension RotateKeysRequest {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.RotateKeysRequest", fields: [
    FieldSchema(1, "key_id", json: "keyId", .string),
  ])
}

extension RotateKeysResponse {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.RotateKeysResponse", fields: [
    FieldSchema(1, "status", json: "status", .message(SealingKeyStatus.schema), .explicit),
  ])
}

extension RetireKeyRequest {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.RetireKeyRequest", fields: [
    FieldSchema(1, "key_id", json: "keyId", .string),
  ])
}

extension RetireKeyResponse {
  public static let schema = MessageSchema(name: "switchboard.rpc.v1.RetireKeyResponse", fields: [
    FieldSchema(1, "status", json: "status", .message(SealingKeyStatus.schema), .explicit),
  ])
}
