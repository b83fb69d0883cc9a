internal import Sealing
internal import Webhooks

/// What a signature vector says of its scheme, as the credentials of a source.
///
/// The names are those of `Tests/Fixtures/providers/vectors/README.md`.
extension SignatureVectors.Case {
  /// The credentials of the receiver. Throws `CLIError` for an unknown scheme.
  func credentials() throws -> [SourceCredential] {
    let secrets = (secrets ?? secret.map { [$0] } ?? []).map { Array($0.utf8) }
    if scheme == "twilio-sharedkey" {
      let shared = (secretsByKeyID ?? [:]).sorted { $0.key < $1.key }.map {
        SourceCredential(.twilioSharedKey(id: $0.key), secret: Array($0.value.utf8))
      }
      return shared + secrets.map { SourceCredential(.twilio, secret: $0) }
    }
    let scheme = try signatureScheme()
    return secrets.map { SourceCredential(scheme, secret: $0) }
  }

  private func signatureScheme() throws -> SignatureScheme {
    switch scheme {
    case "retell": .retell
    case "stripe": .stripe
    case "twilio-form", "twilio-get", "twilio-json": .twilio
    case "svix", "standard-webhooks": .standardWebhooks
    case "vapi-bearer":
      .vapiBearer(
        VapiBearer(headerName: config?.headerName ?? "Authorization", hasPrefix: config?.bearerPrefixEnabled ?? true))
    case "vapi-hmac": .vapiHMAC(try plan())
    default: throw CLIError("\(name): unknown scheme \(scheme).")
    }
  }

  private func plan() throws -> VapiHMACPlan {
    var plan = VapiHMACPlan()
    if let algorithm = config?.algorithm {
      guard let hash = HMACCode.Hash(rawValue: algorithm) else {
        throw CLIError("\(name): unknown algorithm \(algorithm).")
      }
      plan.algorithm = hash
    }
    if let header = config?.signatureHeader { plan.signatureHeader = header }
    if let header = config?.timestampHeader { plan.timestampHeader = header }
    if let isTimed = config?.includeTimestamp { plan.includesTimestamp = isTimed }
    plan.payloadFormat = config?.payloadFormat
    if let prefix = config?.signaturePrefix { plan.signaturePrefix = prefix }
    if let encoding = config?.signatureEncoding.flatMap(VapiHMACPlan.Encoding.init(rawValue:)) {
      plan.signatureEncoding = encoding
    }
    plan.isSecretBase64 = config?.secretIsBase64 ?? false
    plan.messageIDHeader = config?.messageIdHeader
    return plan
  }
}
