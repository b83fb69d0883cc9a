/// A delivery as a verifier sees it: everything that a provider may have signed, byte for byte.
public struct SignedDelivery: Sendable {
  public var method: String
  /// The public URL as the provider called it: the configured base and the raw request target.
  public var url: String
  /// Names in lower case; the first of equal names counts.
  public var headers: [String: String]
  public var body: [UInt8]
  /// The receiver's clock, unix milliseconds.
  public var nowMilliseconds: Int64

  public init(method: String, url: String, headers: [String: String], body: [UInt8], nowMilliseconds: Int64) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.nowMilliseconds = nowMilliseconds
  }

  /// A header's value; nil where it is missing or empty.
  func header(_ name: String) -> String? {
    headers[name.lowercased()].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The media type of the body without parameters, in lower case.
  var mediaType: String {
    (headers["content-type"] ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
  }
}
