internal import Messages
internal import Sealing
internal import ServiceRuntime
internal import WebhooksAPI

extension SourceCredential {
  /// What a request says. Throws `InvalidField`: a source whose scheme proves nothing cannot be made.
  init(_ secret: Sensitive<String>, _ scheme: SourceScheme?, of provider: Provider) throws {
    let bytes = Array(secret.reveal().utf8)
    guard (8...512).contains(bytes.count) else { throw InvalidField("secret", rule: "8 to 512 bytes.") }
    self.init(try SignatureScheme(scheme ?? SourceScheme(), of: provider), secret: bytes)
  }
}

extension SignatureScheme {
  fileprivate init(_ scheme: SourceScheme, of provider: Provider) throws {
    switch (provider, scheme.name) {
    case (.retell, ""), (.retell, "retell"): self = .retell
    case (.vapi, ""), (.vapi, "vapi"): self = .vapi
    case (.vapi, "vapi-bearer"):
      let name = scheme.headerName.isEmpty ? "Authorization" : scheme.headerName
      guard isHeaderName(name) else {
        throw InvalidField("scheme.header_name", rule: "1 to 64 letters, digits, - and _.")
      }
      self = .vapiBearer(VapiBearer(headerName: name, hasPrefix: !scheme.withoutPrefix))
    case (.vapi, "vapi-hmac"): self = .vapiHMAC(try VapiHMACPlan(scheme.hmac ?? HmacPlan()))
    case (.vapi, "standard-webhooks"): self = .standardWebhooks
    case (.twilio, ""), (.twilio, "twilio"): self = .twilio
    case (.twilio, "twilio-shared-key"):
      self = .twilioSharedKey(id: try TextRule.check(scheme.keyID, field: "scheme.key_id", limit: 128))
    default: throw InvalidField("scheme.name", rule: "One of the provider's schemes.")
    }
  }
}

extension VapiHMACPlan {
  fileprivate init(_ plan: HmacPlan) throws {
    self.init()
    guard let hash = HMACCode.Hash(rawValue: plan.algorithm.isEmpty ? "sha256" : plan.algorithm) else {
      throw InvalidField("scheme.hmac.algorithm", rule: "sha256, sha512 or sha1.")
    }
    guard let encoding = Encoding(rawValue: plan.signatureEncoding.isEmpty ? "hex" : plan.signatureEncoding) else {
      throw InvalidField("scheme.hmac.signature_encoding", rule: "hex or base64.")
    }
    algorithm = hash
    signatureEncoding = encoding
    if !plan.signatureHeader.isEmpty { signatureHeader = plan.signatureHeader }
    if !plan.timestampHeader.isEmpty { timestampHeader = plan.timestampHeader }
    includesTimestamp = !plan.withoutTimestamp
    payloadFormat = plan.payloadFormat.isEmpty ? nil : plan.payloadFormat
    signaturePrefix = plan.signaturePrefix
    isSecretBase64 = plan.isSecretBase64
    messageIDHeader = plan.messageIDHeader.isEmpty ? nil : plan.messageIDHeader
    guard isSound else {
      throw InvalidField(
        "scheme.hmac",
        rule: "Header names of letters, digits, - and _; a format with {body}, and with {timestamp} unless without it.")
    }
  }
}
