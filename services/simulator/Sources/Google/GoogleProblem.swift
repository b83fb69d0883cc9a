/// A refusal in one of Google's two forms. Source: Google's documentation, "Handle API errors".
struct GoogleProblem: Error, Sendable, Hashable {
  var status: Int
  var reason: String
  var message: String
  var domain = "global"
  /// Where the fault lies: kind and name, such as `header` and `If-Match`.
  var location: [String] = []
  /// The canonical code of the newer form; nil: the form with a list of errors.
  var canonical: String?

  var response: ProviderResponse {
    var error: JSONValue = [:]
    if let canonical {
      error = ["code": .integer(Int64(status)), "message": .string(message), "status": .string(canonical)]
      if status == 429 {
        error["details"] = [
          [
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": .string(reason),
            "domain": "googleapis.com",
          ]
        ]
      }
    } else {
      var entry: JSONValue = [
        "domain": .string(domain), "reason": .string(reason), "message": .string(message),
      ]
      if location.count == 2 {
        entry["locationType"] = .string(location[0])
        entry["location"] = .string(location[1])
      }
      error = ["errors": [entry], "code": .integer(Int64(status)), "message": .string(message)]
    }
    return .json(["error": error], status: status, type: "application/json; charset=UTF-8")
  }

  static let credentials = GoogleProblem(
    status: 401, reason: "authError", message: "Invalid Credentials", location: ["header", "Authorization"])
  static let rate = GoogleProblem(
    status: 403, reason: "userRateLimitExceeded", message: "User Rate Limit Exceeded", domain: "usageLimits")
  static let notFound = GoogleProblem(status: 404, reason: "notFound", message: "Not Found")
  static let duplicate = GoogleProblem(
    status: 409, reason: "duplicate", message: "The requested identifier already exists.")
  static let deleted = GoogleProblem(status: 410, reason: "deleted", message: "Resource has been deleted")
  static let precondition = GoogleProblem(
    status: 412, reason: "conditionNotMet", message: "Precondition Failed", location: ["header", "If-Match"])
  static let writer = GoogleProblem(
    status: 403, reason: "requiredAccessLevel", message: "You need to have writer access to this calendar.",
    domain: "calendar")
  static let scope = GoogleProblem(
    status: 403, reason: "insufficientPermissions", message: "Request had insufficient authentication scopes.")

  static func invalid(_ message: String, reason: String = "invalid") -> GoogleProblem {
    GoogleProblem(status: 400, reason: reason, message: message)
  }
}
