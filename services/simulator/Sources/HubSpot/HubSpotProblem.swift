/// A refusal in HubSpot's envelope. Source: HubSpot's public API specification, schema `Error`.
struct HubSpotProblem: Error, Sendable, Hashable {
  var status: Int
  var message: String
  var category: String
  /// Further members: `errors`, `context`, `policyName`, `errorType`.
  var more: JSONValue = [:]

  /// `correlation` is this request's id in HubSpot's logs.
  func response(correlation: String) -> ProviderResponse {
    var body: JSONValue = [
      "status": "error", "message": .string(message), "correlationId": .string(correlation),
    ]
    if !category.isEmpty { body["category"] = .string(category) }
    return .json(body.merging(more), status: status, type: "application/json;charset=utf-8")
  }

  static let notFound = HubSpotProblem(status: 404, message: "resource not found", category: "OBJECT_NOT_FOUND")

  static func invalid(_ message: String) -> HubSpotProblem {
    HubSpotProblem(status: 400, message: message, category: "VALIDATION_ERROR")
  }

  static func conflict(_ message: String) -> HubSpotProblem {
    HubSpotProblem(status: 409, message: message, category: "CONFLICT")
  }

  static func unknownProperty(_ name: String) -> HubSpotProblem {
    HubSpotProblem(
      status: 400, message: "Property values were not valid", category: "VALIDATION_ERROR",
      more: [
        "errors": [
          [
            "message": .string("Property \"\(name)\" does not exist"), "code": "PROPERTY_DOESNT_EXIST",
            "context": ["propertyName": [.string(name)]],
          ]
        ]
      ])
  }

  static func invalidEmail(_ address: String) -> HubSpotProblem {
    let detail: JSONValue = [
      "isValid": false, "message": .string("Email address \(address) is invalid"), "error": "INVALID_EMAIL",
      "name": "email",
    ]
    return HubSpotProblem(
      status: 400, message: "Property values were not valid: [\(detail.json())]", category: "VALIDATION_ERROR")
  }

  static func missingScope(_ scope: String) -> HubSpotProblem {
    HubSpotProblem(
      status: 403, message: "This app hasn't been granted all required scopes to make this call.",
      category: "MISSING_SCOPES",
      more: [
        "errors": [
          [
            "message": "One or more of the following scopes are required.",
            "context": ["requiredGranularScopes": [.string(scope)]],
          ]
        ]
      ])
  }

  static let unauthenticated = HubSpotProblem(
    status: 401, message: "Authentication credentials not found. This API supports OAuth 2.0 authentication",
    category: "INVALID_AUTHENTICATION")

  static func expired(secondsAgo: Int64, at time: Int64) -> HubSpotProblem {
    HubSpotProblem(
      status: 401, message: "The OAuth token used to make this call expired \(secondsAgo) second(s) ago.",
      category: "EXPIRED_AUTHENTICATION",
      more: ["context": ["expire time": [.string(WireTime.text(milliseconds: time))]]])
  }

  static func rateLimited(_ policy: String, _ words: String) -> HubSpotProblem {
    HubSpotProblem(
      status: 429, message: "You have reached your \(words) limit.", category: "",
      more: ["errorType": "RATE_LIMIT", "policyName": .string(policy)])
  }
}
