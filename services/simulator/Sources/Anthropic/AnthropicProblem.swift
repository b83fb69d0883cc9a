/// A refusal in Anthropic's words. Source: Anthropic's documentation, "Errors".
struct AnthropicProblem: Error, Sendable, Hashable {
  var status: Int
  var type: String
  var message: String
  /// Seconds; nil: no such header.
  var retryAfter: Int?

  /// `{"type":"error","error":{…}}`, without the request's id.
  var json: JSONValue {
    ["type": "error", "error": ["type": .string(type), "message": .string(message)]]
  }

  func response(requestID: String) -> ProviderResponse {
    let response = ProviderResponse.json(json.merging(["request_id": .string(requestID)]), status: status)
    return retryAfter.map { response.with("Retry-After", String($0)) } ?? response
  }

  static func invalid(_ message: String) -> AnthropicProblem {
    AnthropicProblem(status: 400, type: "invalid_request_error", message: message)
  }

  static func notFound(_ message: String) -> AnthropicProblem {
    AnthropicProblem(status: 404, type: "not_found_error", message: message)
  }

  static let key = AnthropicProblem(status: 401, type: "authentication_error", message: "invalid x-api-key")
  static let overloaded = AnthropicProblem(status: 529, type: "overloaded_error", message: "Overloaded")

  static func rate(_ what: String, after seconds: Int) -> AnthropicProblem {
    AnthropicProblem(
      status: 429, type: "rate_limit_error",
      message: "This request would exceed your organization's rate limit of \(what) per minute.", retryAfter: seconds)
  }

  /// The words for a status that a fault names.
  static func of(status: Int) -> AnthropicProblem {
    switch status {
    case 400: .invalid("Bad request")
    case 401: .key
    case 402:
      AnthropicProblem(status: 402, type: "billing_error", message: "Your credit balance is too low to access the API.")
    case 403:
      AnthropicProblem(
        status: 403, type: "permission_error",
        message: "Your API key does not have permission to use the specified resource.")
    case 404: .notFound("Not found")
    case 413: AnthropicProblem(status: 413, type: "request_too_large", message: "Request exceeds the maximum size")
    case 429:
      AnthropicProblem(
        status: 429, type: "rate_limit_error", message: "This request would exceed your organization's rate limit.")
    case 504: AnthropicProblem(status: 504, type: "timeout_error", message: "Request timed out")
    case 529: .overloaded
    default: AnthropicProblem(status: status, type: "api_error", message: "Internal server error")
    }
  }
}
