import AuthAPI
import BillingAPI
import Calls
import Messages
import RPCAPI
import TestAPI
import WebhooksAPI

/// Every message type, those inside others included by being fields of these.
let messageTypes: [any Message.Type] =
  [
    KitchenSink.self, AwkwardNames.self, FarNumbers.self, Hollow.self, ErrorMessage.self, CallContextMessage.self,
    FieldViolation.self,
  ]
  + (AuthReflection.methods + BillingReflection.methods + WebhooksReflection.methods + HealthReflection.methods)
  .flatMap { [$0.request, $0.response] }

/// Packs, or unpacks and packs again, whatever the type.
func repacked(_ bytes: [UInt8], as type: any Message.Type) throws -> [UInt8] {
  func open<M: Message>(_: M.Type) throws -> [UInt8] { try M(serialized: bytes).serialized() }
  return try open(type)
}

func json(_ bytes: [UInt8], as type: any Message.Type, redacted: Bool = false) throws -> String {
  func open<M: Message>(_: M.Type) throws -> String { try M(serialized: bytes).json(redacted: redacted) }
  return try open(type)
}

func packed(json: String, as type: any Message.Type) throws -> [UInt8] {
  func open<M: Message>(_: M.Type) throws -> [UInt8] { try M(json: json).serialized() }
  return try open(type)
}
