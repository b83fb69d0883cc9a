/// What a stand-in answers.
struct ProviderResponse: Sendable, Hashable {
  struct Header: Sendable, Hashable {
    var name: String
    var value: String
  }

  var status: Int
  var headers: [Header]
  var body: [UInt8]

  init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  static func json(_ content: JSONValue, status: Int = 200, type: String = "application/json") -> ProviderResponse {
    .text(content.json(), status: status, type: type)
  }

  static func text(_ content: String, status: Int = 200, type: String) -> ProviderResponse {
    ProviderResponse(
      status: status, headers: [Header(name: "Content-Type", value: type)], body: Array(content.utf8))
  }

  /// An answer without a body.
  static func empty(_ status: Int) -> ProviderResponse { ProviderResponse(status: status) }

  static func redirect(to location: String) -> ProviderResponse {
    ProviderResponse(status: 302, headers: [Header(name: "Location", value: location)])
  }

  /// The same answer with one header more.
  func with(_ name: String, _ value: String) -> ProviderResponse {
    var copy = self
    copy.headers.append(Header(name: name, value: value))
    return copy
  }

  /// The value of the first header called `name`, in any case.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Ends a handler early with the answer it carries.
struct Refusal: Error, Sendable, Hashable {
  var response: ProviderResponse

  init(_ response: ProviderResponse) {
    self.response = response
  }
}
