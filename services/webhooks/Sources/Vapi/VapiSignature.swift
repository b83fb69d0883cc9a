/// What Vapi sends where a source has a secret and no scheme was chosen for it.
///
/// The strongest form that is there decides: a delivery with a signature must be signed rightly, whatever else it brings. An
/// assistant that was made for one call only sends nothing, and is refused.
enum VapiSignature {
  static func verify(_ delivery: SignedDelivery, secret: [UInt8]) -> SignatureVerdict {
    let plan = VapiHMACPlan()
    if delivery.header(plan.signatureHeader) != nil { return plan.verify(delivery, secret: secret) }
    if delivery.header("x-vapi-secret") != nil {
      return VapiBearer(headerName: "x-vapi-secret", hasPrefix: false).verify(delivery, secret: secret)
    }
    return VapiBearer().verify(delivery, secret: secret)
  }
}
