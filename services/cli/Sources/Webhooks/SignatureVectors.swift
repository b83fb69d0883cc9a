internal import Foundation
internal import Sealing
internal import Webhooks

/// A file of signature test vectors: deliveries with the verdict that is right for each.
///
/// The format is described beside the files, in `Tests/Fixtures/providers/vectors/README.md`.
struct SignatureVectors: Decodable {
  /// Most bytes that a case may blow its body up to.
  static let maximumBodyBytes = 64 << 20

  let provider: String
  let cases: [Case]

  struct Case: Decodable {
    let name: String
    let scheme: String
    let secret: String?
    let secrets: [String]?
    let secretsByKeyID: [String: String]?
    let config: Config?
    let method: String?
    let url: String?
    let headers: [String: String]?
    let body: String?
    let bodyBase64: String?
    let bodyPrefix: String?
    let bodyRepeat: Repetition?
    let bodySuffix: String?
    let now: Int64
    let expect: Expectation
    let why: String?
    let advisory: Bool?

    private enum CodingKeys: String, CodingKey {
      case name, scheme, secret, secrets, config, method, url, headers, body, now, expect, why, advisory
      case secretsByKeyID = "secrets_by_key_id"
      case bodyBase64 = "body_base64"
      case bodyPrefix = "body_prefix"
      case bodyRepeat = "body_repeat"
      case bodySuffix = "body_suffix"
    }
  }

  /// Vapi's settings of a credential; what is left out takes Vapi's default.
  struct Config: Decodable {
    let headerName: String?
    let bearerPrefixEnabled: Bool?
    let algorithm: HMACCode.Hash?
    let signatureHeader: String?
    let timestampHeader: String?
    let includeTimestamp: Bool?
    let payloadFormat: String?
    let signaturePrefix: String?
    let signatureEncoding: VapiHMACPlan.Encoding?
    let secretIsBase64: Bool?
  }

  enum Expectation: String, Decodable { case valid, invalid }

  /// `["a", 1000000]`: a text and how often.
  struct Repetition: Decodable {
    let text: String
    let count: Int

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      text = try values.decode(String.self)
      count = try values.decode(Int.self)
      guard count >= 0, text.utf8.count.multipliedReportingOverflow(by: count).partialValue <= maximumBodyBytes,
        !text.utf8.count.multipliedReportingOverflow(by: count).overflow
      else { throw DecodingError.dataCorruptedError(in: values, debugDescription: "the body would be too large") }
    }
  }

  /// Throws `CLIError` where the file cannot be read or is of another form.
  init(file path: String) throws {
    guard let content = FileManager.default.contents(atPath: path) else { throw CLIError("\(path) cannot be read.") }
    do {
      self = try JSONDecoder().decode(SignatureVectors.self, from: content)
    } catch {
      throw CLIError("\(path) is not a file of signature vectors: \(error)")
    }
  }
}

extension SignatureVectors.Case {
  /// The delivery that the case describes.
  func delivery() throws -> ReceivedDelivery {
    ReceivedDelivery(
      credentials: try credentials(), method: method ?? "POST", url: url ?? "",
      headers: (headers ?? [:]).map { ($0.key, $0.value) }, body: try bytes(), nowMilliseconds: now)
  }

  /// What the receiver of the case holds.
  private func credentials() throws -> [SourceCredential] {
    let scheme = try signatureScheme()
    let shared = (secretsByKeyID ?? [:]).map {
      SourceCredential(.twilioSharedKey(id: $0.key), secret: Array($0.value.utf8))
    }
    return shared + (secrets ?? secret.map { [$0] } ?? []).map { SourceCredential(scheme, secret: Array($0.utf8)) }
  }

  private func signatureScheme() throws -> SignatureScheme {
    switch scheme {
    case "retell": return .retell
    case "stripe": return .stripe
    case "svix", "standard-webhooks": return .standardWebhooks
    case "twilio-form", "twilio-get", "twilio-json", "twilio-sharedkey": return .twilio
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
    default: throw CLIError("\(name): unknown scheme \(scheme).")
    }
  }

  private func bytes() throws -> [UInt8] {
    if let bodyBase64 {
      guard let data = Data(base64Encoded: bodyBase64) else { throw CLIError("\(name): body_base64 is not base64.") }
      return Array(data)
    }
    let middle = bodyRepeat.map { String(repeating: $0.text, count: $0.count) } ?? ""
    return Array((body ?? (bodyPrefix ?? "") + middle + (bodySuffix ?? "")).utf8)
  }
}

/// How a file of vectors came out.
struct VectorReport: Sendable {
  /// One case whose verdict was not the expected one.
  struct Deviation: Sendable, Hashable {
    let name: String
    let expected: String
    let got: String
    let why: String
    let isAdvisory: Bool
  }

  let total: Int
  let deviations: [Deviation]

  var failures: [Deviation] { deviations.filter { !$0.isAdvisory } }

  init(_ vectors: SignatureVectors) throws {
    total = vectors.cases.count
    deviations = try vectors.cases.compactMap { testCase in
      let isValid = WebhookVerdict(try testCase.delivery()).isValid
      guard isValid != (testCase.expect == .valid) else { return nil }
      return Deviation(
        name: testCase.name, expected: testCase.expect.rawValue, got: isValid ? "valid" : "invalid",
        why: testCase.why ?? "", isAdvisory: testCase.advisory ?? false)
    }
  }
}
