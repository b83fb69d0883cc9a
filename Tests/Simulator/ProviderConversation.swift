import Foundation
import TestSupport

@testable import Simulator

/// Talks to a stand-in's pure state, without a network.
final class ProviderConversation<Provider: SimulatedProvider> {
  var provider: Provider
  var time: Int64 = 1_795_032_000_000
  var headers: [String: String] = [:]

  init(_ type: Provider.Type, seed: UInt64 = 1, headers: [String: String] = [:]) {
    provider = Provider(seed: seed)
    self.headers = headers
  }

  struct Answer {
    var status: Int
    var json: JSONValue
    var response: ProviderResponse
  }

  @discardableResult
  func send(
    _ method: String, _ target: String, body: String = "", headers more: [String: String] = [:]
  ) -> Answer {
    let response = provider.answer(request(method, target, body: body, headers: more)).response
    return Answer(
      status: response.status, json: (try? JSONValue(parsing: Data(response.body))) ?? .null, response: response)
  }

  @discardableResult
  func send(
    _ method: String, _ target: String, json: JSONValue, headers more: [String: String] = [:]
  ) -> Answer {
    send(method, target, body: json.json(), headers: more)
  }

  /// Uses a control route of the stand-in's own.
  @discardableResult
  func control(_ target: String, _ json: JSONValue = [:]) throws -> Answer {
    let (route, matched) = try requireFound(Provider.controls.find(request("POST", target, body: json.json())))
    var response: ProviderResponse
    do { response = try route.handler(&provider, matched) } catch { response = error.response }
    return Answer(
      status: response.status, json: (try? JSONValue(parsing: Data(response.body))) ?? .null, response: response)
  }

  func request(
    _ method: String, _ target: String, body: String = "", headers more: [String: String] = [:]
  ) -> ProviderRequest {
    let parts = target.split(separator: "?", maxSplits: 1)
    return ProviderRequest(
      method: method, path: parts[0].split(separator: "/").map { $0.removingPercentEncoding ?? String($0) },
      query: FormFields(text: parts.count > 1 ? String(parts[1]) : ""),
      headers: headers.merging(more) { $1 }, body: Array(body.utf8), time: time)
  }

  private func requireFound<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw JSONPathError(description: "no such control route") }
    return value
  }
}

/// The JSON of a provider's fixture.
func fixture(_ path: String) throws -> JSONValue {
  try JSONValue(parsing: Data(try Fixtures.bytes("providers/fixtures/" + path)))
}

/// The response of the case called `name` in a fixture of exchanges.
func fixtureCase(_ path: String, _ name: String) throws -> JSONValue {
  let cases = try fixture(path)["cases"]?.elements ?? []
  guard let found = cases.first(where: { $0["name"]?.text == name }) else {
    throw JSONPathError(description: "\(path) has no case \(name)")
  }
  return found
}

/// Every field of a value with the kind of what is in it, such as `card.brand: text`; null fits every kind.
///
/// Members below the names in `opaque` are data and not part of the shape.
func shape(_ value: JSONValue, opaque: Set<String> = [], at path: String = "") -> [String: String] {
  switch value {
  case .object(let members):
    members.reduce(into: [path: "object"]) { fields, member in
      let place = path.isEmpty ? member.name : "\(path).\(member.name)"
      let inner = opaque.contains(member.name) ? [place: "object"] : shape(member.value, opaque: opaque, at: place)
      fields.merge(inner) { $1 }
    }
  case .array(let elements):
    elements.first.map { shape($0, opaque: opaque, at: path + "[]") }.map { $0.merging([path: "list"]) { $1 } }
      ?? [path: "list"]
  case .string: [path: "text"]
  case .integer, .number: [path: "number"]
  case .bool: [path: "truth"]
  case .null: [path: "null"]
  }
}

/// What differs between an answer's shape and a fixture's: fields that are missing, too many or of another kind.
func shapeDifferences(_ answer: JSONValue, _ wanted: JSONValue, opaque: Set<String> = ["metadata"]) -> [String] {
  let (left, right) = (shape(answer, opaque: opaque), shape(wanted, opaque: opaque))
  return Set(left.keys).union(right.keys).sorted().compactMap { field in
    switch (left[field], right[field]) {
    case (nil, let kind?): isBelowNull(field, left) ? nil : "missing \(field): \(kind)"
    case (let kind?, nil): isBelowNull(field, right) ? nil : "unexpected \(field): \(kind)"
    case (let one?, let other?):
      one == other || one == "null" || other == "null" ? nil : "\(field): \(one) for \(other)"
    case (nil, nil): nil
    }
  }
}

/// Whether a field lies in something that is null, or an empty list, on the other side.
private func isBelowNull(_ field: String, _ other: [String: String]) -> Bool {
  var path = field[...]
  while let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) {
    path = path[..<end]
    if let kind = other[String(path)] { return kind == "null" || (kind == "list" && other[path + "[]"] == nil) }
  }
  return false
}
