/// How a source's deliveries prove themselves.
public enum SignatureScheme: Sendable, Hashable {
  /// `X-Retell-Signature`: HMAC over body and time.
  case retell
  /// What Vapi sends with a secret and nothing else chosen: its HMAC plan's defaults where there is `x-signature`, else
  /// `X-Vapi-Secret`, else `Authorization: Bearer`.
  case vapi
  /// A secret in a header of the tenant's choice.
  case vapiBearer(VapiBearer)
  /// HMAC as the tenant's credential at Vapi says.
  case vapiHMAC(VapiHMACPlan)
  /// `svix-…` or `webhook-…` headers: HMAC over id, time and body.
  case standardWebhooks
  /// `X-Twilio-Signature` under the account's Auth Token.
  case twilio
  /// `X-Twilio-Signature` under the shared key of this id.
  case twilioSharedKey(id: String)
  /// `Stripe-Signature`: HMAC over time and body.
  case stripe
}

/// A secret together with the scheme that it is for.
public struct SourceCredential: Sendable {
  public var scheme: SignatureScheme
  public var secret: [UInt8]

  public init(_ scheme: SignatureScheme, secret: [UInt8]) {
    self.scheme = scheme
    self.secret = secret
  }
}

extension SignedDelivery {
  /// Verifies against every credential: the index of the one that fits, or why the one that came nearest does not.
  ///
  /// A source without credentials verifies nothing.
  public func verify(_ credentials: [SourceCredential]) -> SignatureVerdict {
    var refusal = SignatureVerdict.missing
    for (index, credential) in credentials.enumerated() {
      let verdict = verify(credential)
      if case .valid = verdict { return .valid(secret: index) }
      if verdict.progress > refusal.progress { refusal = verdict }
    }
    return refusal
  }

  private func verify(_ credential: SourceCredential) -> SignatureVerdict {
    let secret = credential.secret
    return switch credential.scheme {
    case .retell:
      RetellSignature.verify(
        header: header(RetellSignature.headerName), body: body, secrets: [secret], nowMilliseconds: nowMilliseconds)
    case .vapi: VapiSignature.verify(self, secret: secret)
    case .vapiBearer(let bearer): bearer.verify(self, secret: secret)
    case .vapiHMAC(let plan): plan.verify(self, secret: secret)
    case .standardWebhooks: StandardWebhooksSignature.verify(self, secret: secret)
    case .twilio: TwilioSignature.verify(self, token: secret)
    case .twilioSharedKey(let id): TwilioSignature.verify(self, sharedKey: id, secret: secret)
    case .stripe: StripeSignature.verify(self, secret: secret)
    }
  }
}

extension SignatureVerdict {
  /// How far a refused delivery came.
  fileprivate var progress: Int {
    switch self {
    case .missing: 0
    case .malformed: 1
    case .mismatch: 2
    case .stale: 3
    case .valid: 4
    }
  }
}
