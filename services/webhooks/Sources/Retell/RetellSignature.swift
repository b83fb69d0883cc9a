internal import Sealing

/// Retell's webhook signature: `X-Retell-Signature: v=<unix ms>,d=<hex>`, where d is HMAC-SHA256 over raw body and v.
///
/// Source: retell-sdk, `lib/webhook_auth.py`, and Retell's guide "Secure the webhook". The key is the API key with the
/// webhook badge. The form is matched strictly: no spaces, lower-case hex, nothing more.
public enum RetellSignature {
  /// The header that carries the signature, in lower case.
  public static let headerName = "x-retell-signature"
  /// Furthest that a signature's time may lie from ours, in either direction, in milliseconds. Inclusive.
  public static let toleranceMilliseconds: Int64 = 300_000

  /// Verifies the raw bytes of a delivery against every live secret.
  public static func verify(
    header: String?, body: [UInt8], secrets: [[UInt8]], nowMilliseconds: Int64
  ) -> SignatureVerdict {
    guard let header, !header.isEmpty else { return .missing }
    guard let signature = parse(header) else { return .malformed }
    guard isWithin(toleranceMilliseconds, of: nowMilliseconds, signature.time) else { return .stale }
    for (index, secret) in secrets.enumerated()
    where constantTimeEquals(code(body: body, time: signature.time, secret: secret), signature.code) {
      return .valid(secret: index)
    }
    return .mismatch
  }

  /// The header's value for a body sent now.
  public static func sign(body: [UInt8], secret: [UInt8], nowMilliseconds: Int64) -> String {
    "v=\(nowMilliseconds),d=\(hexadecimal(code(body: body, time: nowMilliseconds, secret: secret)))"
  }

  private static func code(body: [UInt8], time: Int64, secret: [UInt8]) -> [UInt8] {
    HMACSHA256.code(key: secret, body, Array(String(time).utf8))
  }

  private static func parse(_ header: String) -> (time: Int64, code: [UInt8])? {
    let text = header.utf8
    guard let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let (first, second) = (text[..<comma], text[text.index(after: comma)...])
    guard first.starts(with: "v=".utf8), second.starts(with: "d=".utf8),
      let time = decimal(Substring(first.dropFirst(2))),
      let code = hexadecimalBytes(Substring(second.dropFirst(2)), count: 32)
    else { return nil }
    return (time, code)
  }
}
