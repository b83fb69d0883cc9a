internal import Foundation
public import Sealing

/// How a credential of the tenant's at Vapi signs. Source: Vapi OpenAPI, schema HMACAuthenticationPlan; Vapi publishes no
/// verifier.
public struct VapiHMACPlan: Sendable, Hashable, Codable {
  /// Furthest that a time may lie from ours, in either direction, in milliseconds. Ours: Vapi publishes none.
  static let toleranceMilliseconds: Int64 = 300_000
  /// Characters of a payload format, and how many placeholders it may have: each `{body}` costs the body's length.
  static let longestFormat = 256
  static let mostPlaceholders = 8

  /// How the code is written.
  public enum Encoding: String, Sendable, Hashable, Codable {
    case hex, base64
  }

  public var algorithm = HMACCode.Hash.sha256
  public var signatureHeader = "x-signature"
  public var timestampHeader = "x-timestamp"
  public var includesTimestamp = true
  /// Nil: `{timestamp}.{body}`, or the body alone where the time is not included.
  public var payloadFormat: String?
  /// What stands before the code.
  public var signaturePrefix = ""
  public var signatureEncoding = Encoding.hex
  public var isSecretBase64 = false
  /// Where a message id is sent; fills `{svix-id}`.
  public var messageIDHeader: String?

  public init() {}

  func verify(_ delivery: SignedDelivery, secret: [UInt8]) -> SignatureVerdict {
    guard let signature = delivery.header(signatureHeader) else { return .missing }
    guard let key = isSecretBase64 ? Data(base64Encoded: Data(secret)).map(Array.init) : secret,
      signature.hasPrefix(signaturePrefix)
    else { return .malformed }
    var time = ""
    if includesTimestamp {
      guard let sent = delivery.header(timestampHeader) else { return .missing }
      guard let value = decimal(sent) else { return .malformed }
      // The unit is not published. Seconds have twelve digits or fewer until the year 33658.
      let (milliseconds, overflow) =
        value >= 1_000_000_000_000 ? (value, false) : value.multipliedReportingOverflow(by: 1000)
      guard !overflow, isWithin(Self.toleranceMilliseconds, of: delivery.nowMilliseconds, milliseconds) else {
        return .stale
      }
      time = sent
    }
    let code = HMACCode.code(algorithm, key: key, payload(delivery, time: time))
    let expected = signatureEncoding == .hex ? hexadecimal(code) : base64(code)
    return constantTimeEquals(Array(signature.dropFirst(signaturePrefix.count).utf8), Array(expected.utf8))
      ? .valid(secret: 0) : .mismatch
  }

  /// The pieces that are signed, in order.
  private func payload(_ delivery: SignedDelivery, time: String) -> [[UInt8]] {
    let format = payloadFormat ?? (includesTimestamp ? "{timestamp}.{body}" : "{body}")
    var pieces: [[UInt8]] = []
    var rest = format[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(Array(rest[..<open].utf8))
      switch rest[open...close] {
      case "{body}": pieces.append(delivery.body)
      case "{timestamp}": pieces.append(Array(time.utf8))
      case "{method}": pieces.append(Array(delivery.method.utf8))
      case "{url}": pieces.append(Array(delivery.url.utf8))
      case "{svix-id}": pieces.append(Array((messageIDHeader.flatMap(delivery.header) ?? "").utf8))
      default: pieces.append(Array(rest[open...close].utf8))
      }
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(Array(rest.utf8))
    return pieces
  }

  /// Whether everything is such that it can be kept and verified with. A format that leaves out the body binds nothing.
  var isSound: Bool {
    let format = payloadFormat ?? "{timestamp}.{body}"
    let isTimed = !includesTimestamp || format.contains("{timestamp}")
    return format.utf8.count <= Self.longestFormat && format.contains("{body}") && isTimed
      && format.count(where: { $0 == "{" }) <= Self.mostPlaceholders && signaturePrefix.utf8.count <= 64
      && [signatureHeader, timestampHeader, messageIDHeader ?? "x"].allSatisfy(isHeaderName)
  }
}

/// Whether `name` can be a header's. Source: RFC 9110, 5.6.2, without what no provider uses.
func isHeaderName(_ name: String) -> Bool {
  (1...64).contains(name.utf8.count)
    && name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "_"): true
      default: false
      }
    }
}
