internal import Foundation

/// Makes the request that goes out from one that was asked for, or refuses it.
struct RequestBuilder: Sendable {
  /// Bytes of the longest address.
  static let urlLimit = 16 << 10

  let configuration: OutboundConfiguration

  /// Throws `invalidRequest` and `addressRefused`.
  func build(_ request: OutboundRequest, timeLimit: Duration) throws(OutboundError) -> TransportRequest {
    let shape = request.operation.shape
    let base = try base(of: request)
    var url = base + (try path(of: request))
    if !request.query.isEmpty { url += "?" + Self.form(request.query) }
    guard url.utf8.count <= Self.urlLimit else { throw OutboundError(.invalidRequest, request.operation) }
    var headers = [("User-Agent", "Switchboard"), ("Accept", "application/json")]
    for field in request.headers {
      guard Self.isFree(field.name) else { throw OutboundError(.invalidRequest, request.operation) }
      headers.append((field.name, field.value.reveal()))
    }
    if shape.repeating == .keyed, !headers.contains(where: { $0.0.lowercased() == "idempotency-key" }) {
      throw OutboundError(.invalidRequest, request.operation)
    }
    switch request.credential {
    case .none: break
    case .bearer(let token): headers.append(("Authorization", "Bearer " + token.reveal()))
    case .basic(let user, let password):
      let pair = Data((user + ":" + password.reveal()).utf8).base64EncodedString()
      headers.append(("Authorization", "Basic " + pair))
    case .header(let field): headers.append((field.name, field.value.reveal()))
    }
    let body = Self.body(of: request)
    if let contentType = body?.contentType { headers.append(("Content-Type", contentType)) }
    return TransportRequest(
      method: shape.method.rawValue, url: url, headers: headers, body: body?.bytes, timeLimit: timeLimit,
      responseLimit: shape.responseLimit)
  }

  private func base(of request: OutboundRequest) throws(OutboundError) -> String {
    let rule = OriginRule(allowsInsecure: configuration.allowsInsecure)
    let base: String? =
      switch request.operation.shape.base {
      case .fixed(let address):
        rule.checked(fixed: configuration.baseURLs[request.operation.provider] ?? address)
      case .given(let domains):
        request.target.origin.flatMap { rule.checked(given: $0, domains: domains) }
      }
    guard let base else { throw OutboundError(.addressRefused, request.operation) }
    return base
  }

  private func path(of request: OutboundRequest) throws(OutboundError) -> String {
    let pieces = request.operation.shape.path.split(separator: "{}", omittingEmptySubsequences: false)
    guard pieces.count == request.parameters.count + 1 else {
      throw OutboundError(.invalidRequest, request.operation)
    }
    var path = String(pieces[0])
    for (parameter, piece) in zip(request.parameters, pieces.dropFirst()) {
      let value = parameter.reveal()
      // `.` and `..` would be taken for steps in the path, and an empty one would change which path it is.
      guard !value.isEmpty, value != ".", value != ".." else { throw OutboundError(.invalidRequest, request.operation) }
      path += Self.encoded(value) + piece
    }
    return path
  }

  private static func body(of request: OutboundRequest) -> (bytes: [UInt8], contentType: String)? {
    switch request.body {
    case .none: nil
    case .json(let bytes): (bytes.reveal(), "application/json")
    case .form(let fields): (Array(form(fields).utf8), "application/x-www-form-urlencoded")
    case .bytes(let bytes, let contentType): (bytes.reveal(), contentType)
    }
  }

  /// Names and values percent-encoded, which is right in a query and in a form.
  static func form(_ fields: [OutboundField]) -> String {
    fields.map { encoded($0.name) + "=" + encoded($0.value.reveal()) }.joined(separator: "&")
  }

  /// Everything but unreserved characters as `%XX`. Source: RFC 3986, 2.3.
  static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  /// Whether a caller may set the header: those of the exchange itself are this file's alone.
  private static func isFree(_ name: String) -> Bool {
    !["authorization", "host", "content-length", "content-type", "transfer-encoding", "connection"].contains(
      name.lowercased())
  }
}
