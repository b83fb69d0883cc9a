internal import HTTPTypes

extension HTTPField.Name {
  static let xRequestID = HTTPField.Name("X-Request-Id")!
}
