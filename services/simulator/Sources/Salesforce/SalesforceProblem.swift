/// A refusal in Salesforce's words. Source: Salesforce's documentation, "Status Codes and Error Responses".
struct SalesforceProblem: Error, Sendable, Hashable {
  var status: Int
  var code: String
  var message: String
  var fields: [String]?

  /// As most operations say it: a list of one.
  var response: ProviderResponse { .json([json], status: status) }

  var json: JSONValue {
    var error: JSONValue = ["message": .string(message), "errorCode": .string(code)]
    if let fields { error["fields"] = .array(fields.map { .string($0) }) }
    return error
  }

  /// As a row of a collection says it: `statusCode`, and always `fields`.
  var row: JSONValue {
    [
      "success": false,
      "errors": [
        [
          "statusCode": .string(code), "message": .string(message),
          "fields": .array((fields ?? []).map { .string($0) }),
        ]
      ],
    ]
  }

  static let session = SalesforceProblem(
    status: 401, code: "INVALID_SESSION_ID", message: "Session expired or invalid")
  static let limit = SalesforceProblem(
    status: 403, code: "REQUEST_LIMIT_EXCEEDED", message: "TotalRequests Limit exceeded.")
  static let notFound = SalesforceProblem(
    status: 404, code: "NOT_FOUND", message: "The requested resource does not exist")
  static let rolledBack = SalesforceProblem(
    status: 400, code: "ALL_OR_NONE_OPERATION_ROLLED_BACK",
    message: "Record rolled back because not all records were valid and the request was using AllOrNone header")

  static func noField(_ field: String, of type: String) -> SalesforceProblem {
    SalesforceProblem(
      status: 400, code: "INVALID_FIELD", message: "No such column '\(field)' on sobject of type \(type)",
      fields: [field])
  }

  static func noExternalField(_ field: String) -> SalesforceProblem {
    SalesforceProblem(
      status: 404, code: "NOT_FOUND",
      message: "Provided external ID field does not exist or is not accessible: \(field)")
  }

  static func malformed(_ message: String) -> SalesforceProblem {
    SalesforceProblem(status: 400, code: "MALFORMED_QUERY", message: message)
  }
}
