/// Times and forms as Twilio writes them.
public enum TwilioText {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Wed, 18 Nov 2026 19:01:15 +0000`. Source: RFC 2822, section 3.3.
  static func date(milliseconds: Int64) -> String {
    let text = WireTime.wholeSeconds(milliseconds: milliseconds)
    let parts = text.split { "-T:Z".contains($0) }
    let day = Int(((Double(milliseconds) / 86_400_000).rounded(.down)).truncatingRemainder(dividingBy: 7))
    let month = Int(parts[1]).map { months[$0 - 1] } ?? ""
    return "\(days[(day + 7) % 7]), \(parts[2]) \(month) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) +0000"
  }

  /// A form's text, names and values percent-encoded. Source: the URL Standard.
  public static func form(_ fields: [(String, String)]) -> String {
    fields.map { "\(escape($0.0))=\(escape($0.1))" }.joined(separator: "&")
  }

  private static func escape(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "*"):
        String(UnicodeScalar(byte))
      case UInt8(ascii: " "): "+"
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
      }
    }.joined()
  }
}
