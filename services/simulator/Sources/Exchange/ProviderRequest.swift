internal import Foundation

/// One request to a stand-in, read in full: what a provider decides by.
struct ProviderRequest: Sendable {
  var method: String
  /// Percent-decoded parts of the path below the provider's base URL.
  var path: [String]
  var query: FormFields
  /// Lower-case names; of a repeated header the last value.
  var headers: [String: String]
  var body: [UInt8]
  /// Scheme, host and port that the client called, such as `http://127.0.0.1:7050`.
  var origin: String
  /// Unix milliseconds on this provider's clock.
  var time: Int64
  /// What the matched route's placeholders stand for.
  var parameters: [String: String] = [:]

  init(
    method: String, path: [String], query: FormFields = FormFields(), headers: [String: String] = [:],
    body: [UInt8] = [], origin: String = "http://127.0.0.1", time: Int64
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.origin = origin
    self.time = time
  }

  /// Unix seconds.
  var seconds: Int64 { time / 1_000 }

  /// The path as text, decoded, for logs and patterns.
  var pathText: String { "/" + path.joined(separator: "/") }

  /// The body as a form; empty where it is none.
  var form: FormFields { FormFields(text: String(decoding: body, as: UTF8.self)) }

  /// The body as JSON; nil where it is none.
  var json: JSONValue? { try? JSONValue(parsing: Data(body)) }

  /// The token of `Authorization: Bearer …`; nil for another scheme or none.
  var bearer: String? { credential(ofScheme: "bearer") }

  /// User and password of `Authorization: Basic …`.
  var basic: (user: String, password: String)? {
    guard let encoded = credential(ofScheme: "basic"), let data = Data(base64Encoded: encoded) else { return nil }
    let parts = String(decoding: data, as: UTF8.self).split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  private func credential(ofScheme scheme: String) -> String? {
    guard let value = headers["authorization"], let space = value.firstIndex(of: " "),
      value[..<space].lowercased() == scheme
    else { return nil }
    return String(value[value.index(after: space)...])
  }
}
