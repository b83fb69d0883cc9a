import Testing

/// What pages of other origins may read, through the executable with its settings as a machine's operator sets them.
@Suite struct OriginTests {
  @Test("a listed origin may read answers and is let ask first, others are not")
  func origins() async throws {
    let edge = try EdgeProcess(
      environment: [
        "SWITCHBOARD_EDGE_CORS_ALLOWED_ORIGINS": "https://app.example.com,https://admin.example.com",
        // Nobody is there: what is answered without anybody's help is enough here.
        "SWITCHBOARD_SERVICES_AUTH_RPC": "127.0.0.1:1",
      ])
    let origin = try await edge.origin()
    for (page, isListed) in [
      ("https://app.example.com", true), ("https://admin.example.com", true), ("https://evil.example", false),
      ("https://app.example.com.evil.example", false), ("http://app.example.com", false),
      ("https://app.example.com:8443", false), ("null", false),
    ] {
      for path in ["/openapi.json", "/v1/wallet", "/nothing"] {
        let answer = try await RunningEdge.send(to: origin, path, headers: [("origin", page)])
        #expect(answer.headers["access-control-allow-origin"] == (isListed ? page : nil), "\(page) \(path)")
        #expect(answer.headers["access-control-allow-credentials"] == nil)
        if isListed { #expect(answer.headers["vary"]?.contains("Origin") == true) }
      }
      let preflight = try await RunningEdge.send(
        to: origin, "/v1/wallet/top-ups", method: "OPTIONS",
        headers: [
          ("origin", page), ("access-control-request-method", "POST"),
          ("access-control-request-headers", "authorization, idempotency-key"),
        ])
      #expect(preflight.status == 204)
      #expect(preflight.headers["access-control-allow-origin"] == (isListed ? page : nil), "\(page)")
      #expect((preflight.headers["access-control-allow-methods"]?.contains("POST") == true) == isListed)
      #expect((preflight.headers["access-control-allow-headers"]?.contains("Idempotency-Key") == true) == isListed)
    }
    let without = try await RunningEdge.send(to: origin, "/openapi.json")
    #expect(without.status == 200 && without.headers["access-control-allow-origin"] == nil)
    try await edge.stop()
  }
}
