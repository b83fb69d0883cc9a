internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import Simulator

/// What the owner does in a browser: logs in, and connects the agent to HubSpot at the provider's own page.
struct DemoBrowser: Sendable {
  /// Where the edge is, without a slash at the end.
  let publicURL: String

  /// Goes the whole way: session, ticket, start, the provider's page, callback.
  ///
  /// The simulator's page agrees at once. Throws `CLIError` where a step is answered otherwise than it should be.
  func connectHubSpot(organization: String, agentID: String, email: String, password: String) async throws {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.connectionPool.retryConnectionEstablishment = false
    let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    try await finally {
      let session = try await post(
        "/v1/sessions",
        ["email": .string(email), "password": .string(password), "org_id": .string(organization)], with: http)
      let token = try text(session, "access_token")
      let ticket = try text(
        try await post("/v1/tickets", ["purpose": "connect"], token: token, with: http), "ticket")

      let start = try await get("\(publicURL)/oauth/hubspot/start?agent=\(agentID)&ticket=\(ticket)", with: http)
      let cookie = start.headers.first(name: "set-cookie")?.split(separator: ";").first.map(String.init)
      let consent = try await get(try location(of: start), with: http)
      let end = try await get(try location(of: consent), cookie: cookie, with: http)
      guard try location(of: end).contains("status=active") else {
        throw CLIError("HubSpot is not connected: \(try location(of: end))")
      }
    } always: {
      try? await http.shutdown()
    }
  }

  private func get(_ url: String, cookie: String? = nil, with http: HTTPClient) async throws -> HTTPClientResponse {
    var request = HTTPClientRequest(url: url)
    if let cookie { request.headers.add(name: "Cookie", value: cookie) }
    return try await http.execute(request, timeout: .seconds(10))
  }

  private func post(
    _ path: String, _ content: JSONValue, token: String? = nil, with http: HTTPClient
  ) async throws -> JSONValue {
    var request = HTTPClientRequest(url: publicURL + path)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    request.body = .bytes(ByteBuffer(string: content.json()))
    let response = try await http.execute(request, timeout: .seconds(10))
    let body = try await response.body.collect(upTo: 1 << 16)
    let answer = try JSONValue(parsing: Data(body.readableBytesView))
    guard response.status == .created else {
      throw CLIError("The edge refused \(path): \(answer["reason"]?.text ?? "status \(response.status.code)")")
    }
    return answer
  }

  private func text(_ answer: JSONValue, _ name: String) throws -> String {
    guard let text = answer[name]?.text else { throw CLIError("The edge's answer has no \(name).") }
    return text
  }

  private func location(of response: HTTPClientResponse) throws -> String {
    guard let location = response.headers.first(name: "location") else {
      throw CLIError("A step of connecting HubSpot led nowhere: status \(response.status.code)")
    }
    return location
  }
}
