import Foundation
import Sealing
import TestSupport

@testable import Webhooks

/// A delivery of the fixtures, as its provider sends it.
struct ProviderFixture: Sendable {
  var provider: Provider
  var name: String
  var delivery: SignedDelivery

  /// Every webhook of the fixtures, questions and events of all providers.
  static func all() throws -> [ProviderFixture] {
    try Provider.allCases.flatMap { provider in
      try FileManager.default.contentsOfDirectory(atPath: folder(provider).path).sorted()
        .filter { $0.hasSuffix(".json") && !$0.contains(".response") && $0 != "custom_function_response.json" }
        .map { try ProviderFixture(provider, String($0.dropLast(5))) }
    }
  }

  init(_ provider: Provider, _ name: String) throws {
    self.provider = provider
    self.name = name
    let content = try Data(contentsOf: Self.folder(provider).appendingPathComponent("\(name).json"))
    guard provider == .twilio else {
      delivery = SignedDelivery(
        method: "POST", url: "https://a.test/", headers: ["content-type": "application/json"], body: Array(content),
        nowMilliseconds: 0)
      return
    }
    let request = try JSONDecoder().decode(Request.self, from: content)
    delivery = SignedDelivery(
      method: request.method, url: request.url,
      headers: Dictionary(uniqueKeysWithValues: request.headers.map { ($0.key.lowercased(), $0.value) }),
      body: Array(request.body.utf8), nowMilliseconds: 0)
  }

  /// What it says of a call; nil for questions and for what is about no call.
  func callEvent() throws -> CallEvent? {
    guard case .event = provider.read(delivery) else { return nil }
    let content = provider.content(of: delivery)
    return try provider.callEvent(content, bodyHash: SHA256.hash(content))
  }

  private static func folder(_ provider: Provider) -> URL {
    Fixtures.url("providers/fixtures/\(provider.rawValue)")
  }

  private struct Request: Decodable {
    var method: String
    var url: String
    var headers: [String: String]
    var body: String
  }
}
