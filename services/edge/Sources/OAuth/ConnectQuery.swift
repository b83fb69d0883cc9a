internal import Hummingbird

/// The query of a browser that begins or ends a flow: each parameter once, and none too long.
///
/// Parameters that nobody asked for are no fault: providers add some of their own.
struct ConnectQuery {
  /// Bytes of the longest value: a return address, or a provider's code.
  static let longest = 2_048

  private let values: [String: String]

  /// Throws `Problem` 400: `repeated_parameter`, `invalid_parameter`.
  init(_ request: Request, names: Set<String>) throws(Problem) {
    var values: [String: String] = [:]
    for (key, value) in request.uri.queryParameters where names.contains(String(key)) {
      guard value.utf8.count <= Self.longest else {
        throw Problem(400, "invalid_parameter", "The parameter \(key) is too long.")
      }
      guard values.updateValue(String(value), forKey: String(key)) == nil else {
        throw Problem(400, "repeated_parameter", "The parameter \(key) is there more than once.")
      }
    }
    self.values = values
  }

  /// Empty where it was not there.
  subscript(name: String) -> String { values[name] ?? "" }
}
