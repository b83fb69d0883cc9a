internal import Foundation
internal import Messages

/// Makes the RPC's packed request of an HTTP request: the body's fields, then those of path, query and key, which win.
struct RequestBinding {
  /// Characters of the longest value in a path or query.
  static let longestParameter = 1_000
  /// Characters of an idempotency key.
  static let idempotencyKeyLength = 1...128
  /// The field that the edge alone fills.
  static let remoteAddressField = "remote_address"

  let route: APIRoute
  /// The peer's address, for requests that have a field for it.
  var remoteAddress = ""

  /// Throws `Problem` 400: `invalid_json`, `unknown_parameter`, `repeated_parameter`, `invalid_parameter`,
  /// `idempotency_key_missing`, `invalid_idempotency_key`.
  func packed(
    path: [String: String], query: [(name: String, value: String)], body: [UInt8], idempotencyKey: String?
  ) throws(Problem) -> [UInt8] {
    var parameters = try checked(query, beside: path)
    for (name, value) in path { parameters.set(value, for: route.parameters[name] ?? name, in: route.request) }
    if route.needsIdempotencyKey {
      parameters.set(try checked(key: idempotencyKey), for: "idempotency_key", in: route.request)
    }
    if route.request.fields.contains(where: { $0.name == Self.remoteAddressField }) {
      parameters.set(remoteAddress, for: Self.remoteAddressField, in: route.request)
    }
    let fromBody = route.takesBody && !body.isEmpty ? try packed(body: body) : []
    // Of a field that is there twice, the last counts. Source: protobuf's encoding, "Last One Wins".
    return fromBody + (try packed(parameters))
  }

  private func packed(body: [UInt8]) throws(Problem) -> [UInt8] {
    guard let text = String(validating: body, as: UTF8.self) else {
      throw Problem(400, "invalid_json", "The body is not UTF-8.")
    }
    do throws(MessageError) {
      return try route.request.packed(json: text, style: .resource)
    } catch {
      throw Problem(400, "invalid_json", "The body is not what this path takes: \(error).")
    }
  }

  private func packed(_ parameters: ParameterTree) throws(Problem) -> [UInt8] {
    do throws(MessageError) {
      return try route.request.packed(json: parameters.json, style: .resource)
    } catch {
      throw Problem(400, "invalid_parameter", "A parameter is not what it must be: \(error).")
    }
  }

  private func checked(
    _ query: [(name: String, value: String)], beside path: [String: String]
  ) throws(Problem) -> ParameterTree {
    var tree = ParameterTree()
    var seen: Set<String> = []
    for (name, value) in query {
      guard let field = route.parameters[name], path[name] == nil else {
        throw Problem(400, "unknown_parameter", "The query has a parameter that this path does not know.")
      }
      guard seen.insert(name).inserted else {
        throw Problem(400, "repeated_parameter", "The parameter \(name) is there more than once.")
      }
      guard value.count <= Self.longestParameter else {
        throw Problem(400, "invalid_parameter", "The parameter \(name) is too long.")
      }
      tree.set(value, for: field, in: route.request)
    }
    return tree
  }

  private func checked(key: String?) throws(Problem) -> String {
    guard let key else {
      throw Problem(400, "idempotency_key_missing", "This request needs the header Idempotency-Key.")
    }
    guard Self.idempotencyKeyLength.contains(key.count), key.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else {
      throw Problem(400, "invalid_idempotency_key", "An Idempotency-Key is 1 to 128 visible ASCII characters.")
    }
    return key
  }
}
