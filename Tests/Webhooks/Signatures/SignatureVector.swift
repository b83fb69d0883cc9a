import Foundation
import Sealing
import TestSupport
import Testing

@testable import Webhooks

/// One case of a file of signature vectors. `Tests/Fixtures/providers/vectors/README.md` describes the format.
struct SignatureVector: Decodable, Sendable, CustomTestStringConvertible {
  var name: String
  var scheme: String
  var secret: String?
  var secrets: [String]?
  var secrets_by_key_id: [String: String]?
  var config: Config?
  var method: String?
  var url: String?
  var headers: [String: String]
  var body: String?
  var body_base64: String?
  var body_repeat: [Part]?
  var body_prefix: String?
  var body_suffix: String?
  var now: Int64
  var expect: String
  var why: String
  var advisory: Bool?

  /// Vapi's settings of a credential; what is left out takes Vapi's default.
  struct Config: Decodable, Sendable {
    var headerName: String?
    var bearerPrefixEnabled: Bool?
    var algorithm: HMACCode.Hash?
    var signatureHeader: String?
    var timestampHeader: String?
    var includeTimestamp: Bool?
    var payloadFormat: String?
    var signaturePrefix: String?
    var signatureEncoding: VapiHMACPlan.Encoding?
    var secretIsBase64: Bool?
  }

  /// A text, or how often it stands there.
  enum Part: Decodable {
    case string(String)
    case integer(Int)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let count = try? container.decode(Int.self) {
        self = .integer(count)
      } else {
        self = .string(try container.decode(String.self))
      }
    }
  }

  var testDescription: String { name }
  var allSecrets: [[UInt8]] { (secrets ?? secret.map { [$0] } ?? []).map { Array($0.utf8) } }

  var bytes: [UInt8] {
    if let body { return Array(body.utf8) }
    if let body_base64 { return Data(base64Encoded: body_base64).map(Array.init) ?? [] }
    guard case .string(let text)? = body_repeat?.first, case .integer(let count)? = body_repeat?.last else { return [] }
    return Array(((body_prefix ?? "") + String(repeating: text, count: count) + (body_suffix ?? "")).utf8)
  }

  var delivery: SignedDelivery {
    SignedDelivery(
      method: method ?? "POST", url: url ?? "",
      headers: Dictionary(headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first }),
      body: bytes, nowMilliseconds: now)
  }

  /// What the receiver holds.
  var credentials: [SourceCredential] {
    let shared = (secrets_by_key_id ?? [:]).map {
      SourceCredential(.twilioSharedKey(id: $0.key), secret: Array($0.value.utf8))
    }
    return shared + allSecrets.map { SourceCredential(signatureScheme, secret: $0) }
  }

  private var signatureScheme: SignatureScheme {
    switch scheme {
    case "retell": return .retell
    case "stripe": return .stripe
    case "svix", "standard-webhooks": return .standardWebhooks
    case "vapi-bearer":
      return .vapiBearer(
        VapiBearer(
          headerName: config?.headerName ?? "Authorization", hasPrefix: config?.bearerPrefixEnabled ?? true))
    case "vapi-hmac":
      var plan = VapiHMACPlan()
      plan.algorithm = config?.algorithm ?? plan.algorithm
      plan.signatureHeader = config?.signatureHeader ?? plan.signatureHeader
      plan.timestampHeader = config?.timestampHeader ?? plan.timestampHeader
      plan.includesTimestamp = config?.includeTimestamp ?? true
      plan.payloadFormat = config?.payloadFormat
      plan.signaturePrefix = config?.signaturePrefix ?? ""
      plan.signatureEncoding = config?.signatureEncoding ?? .hex
      plan.isSecretBase64 = config?.secretIsBase64 ?? false
      return .vapiHMAC(plan)
    default: return .twilio
    }
  }

  func header(_ name: String) -> String? { headers.first { $0.key.lowercased() == name }?.value }

  static func load(_ provider: String) throws -> [SignatureVector] {
    struct File: Decodable { var cases: [SignatureVector] }
    return try JSONDecoder().decode(
      File.self, from: Data(contentsOf: Fixtures.url("providers/vectors/\(provider).json"))
    ).cases
  }
}
