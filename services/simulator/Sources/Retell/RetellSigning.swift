internal import Sealing

/// How Retell signs: HMAC-SHA256 over the raw body followed by the decimal time, under the API key with the webhook badge.
///
/// Source: retell-sdk 6.2.13, `lib/webhook_auth.py`.
public enum RetellSigning {
  public static let headerName = "X-Retell-Signature"

  /// The header's value: `v=<unix milliseconds>,d=<64 lower-case hexadecimal digits>`.
  public static func header(body: [UInt8], secret: String, atMilliseconds time: Int64) -> String {
    let code = HMACSHA256.code(key: Array(secret.utf8), body, Array(String(time).utf8))
    let digits = code.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    return "v=\(time),d=\(digits)"
  }
}
