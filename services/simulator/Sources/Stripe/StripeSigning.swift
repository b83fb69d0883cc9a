internal import Sealing

/// How Stripe signs: HMAC-SHA256 over `<seconds>.<raw body>` under the whole endpoint secret, `whsec_` included.
///
/// Source: stripe 16.1.0, `_webhook.py`.
public enum StripeSigning {
  public static let headerName = "Stripe-Signature"

  /// The header's value: `t=<unix seconds>`, then one `v1=<64 lower-case hexadecimal digits>` for each secret.
  public static func header(body: [UInt8], secrets: [String], atSeconds time: Int64) -> String {
    let codes = secrets.map { secret in
      "v1=" + Hexadecimal.text(HMACSHA256.code(key: Array(secret.utf8), Array("\(time).".utf8), body))
    }
    return (["t=\(time)"] + codes).joined(separator: ",")
  }
}
