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

  /// What came of a verification. Outside, every refusal looks the same; the case is for our own log.
  public enum Verdict: Sendable, Hashable {
    /// Signed with the secret at this index.
    case valid(secret: Int)
    case missing
    case malformed
    case stale
    case mismatch
  }

  /// Verifies the raw bytes of a delivery against every live secret.
  public static func verify(
    header: String?, body: [UInt8], secrets: [[UInt8]], nowMilliseconds: Int64
  ) -> Verdict {
    guard let header, !header.isEmpty else { return .missing }
    guard let signature = parse(header) else { return .malformed }
    let (distance, overflow) = nowMilliseconds.subtractingReportingOverflow(signature.time)
    guard !overflow, distance.magnitude <= UInt64(toleranceMilliseconds) else { return .stale }
    for (index, secret) in secrets.enumerated()
    where constantTimeEquals(code(body: body, time: signature.time, secret: secret), signature.code) {
      return .valid(secret: index)
    }
    return .mismatch
  }

  /// The header's value for a body sent now.
  public static func sign(body: [UInt8], secret: [UInt8], nowMilliseconds: Int64) -> String {
    "v=\(nowMilliseconds),d=\(hex(code(body: body, time: nowMilliseconds, secret: secret)))"
  }

  private static func code(body: [UInt8], time: Int64, secret: [UInt8]) -> [UInt8] {
    HMACSHA256.code(key: secret, body, Array(String(time).utf8))
  }

  private static func parse(_ header: String) -> (time: Int64, code: [UInt8])? {
    let parts = header.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("v="), parts[1].hasPrefix("d=") else { return nil }
    let digits = parts[0].dropFirst(2)
    let hex = parts[1].dropFirst(2)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let time = Int64(digits),
      hex.utf8.count == 64
    else { return nil }
    var code: [UInt8] = []
    var high: UInt8?
    for character in hex.utf8 {
      let digit: UInt8
      switch character {
      case 0x30...0x39: digit = character - 0x30
      case 0x61...0x66: digit = character - 0x61 + 10
      default: return nil
      }
      if let first = high {
        code.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return (time, code)
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
