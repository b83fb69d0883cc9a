internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import Simulator

/// What an admin port says about its service.
enum Readiness: Sendable, Hashable {
  case serving
  /// It answers, but lacks something.
  case notServing(missing: [String])
  /// Nobody answers.
  case silent

  /// A refused connection is an answer here: nobody listens yet. The shared client would try again until its time is over.
  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  /// Asks `GET /readyz` once, for at most two seconds.
  static func ask(_ admin: String) async -> Readiness {
    do {
      let response = try await client.execute(HTTPClientRequest(url: admin + "/readyz"), timeout: .seconds(2))
      let body = try await response.body.collect(upTo: 1 << 16)
      if response.status == .ok { return .serving }
      return .notServing(missing: missing(Data(body.readableBytesView)))
    } catch {
      // Refused, silent or half an answer: to us it is not there.
      return .silent
    }
  }

  var state: String {
    switch self {
    case .serving: "serving"
    case .notServing: "not_serving"
    case .silent: "stopped"
    }
  }

  var missing: [String] {
    switch self {
    case .notServing(let missing): missing
    case .serving, .silent: []
    }
  }

  private static func missing(_ body: Data) -> [String] {
    guard case .array(let names)? = (try? JSONValue(parsing: body))?["missing"] else { return [] }
    return names.compactMap(\.text)
  }
}
