import Messages
import Observability
import TestSupport
import Testing

@testable import Outbound

/// Against a server on this machine.
@Suite struct HTTPTransportTests {
  @Test("a whole exchange: method, headers and body arrive, status, headers and body come back")
  func exchange() async throws {
    try await withStubServer { request in
      StubAnswer(
        201, headers: [("X-Seen", "\(request.method) \(request.target) \(request.headers["authorization"] ?? "")")],
        body: request.body)
    } _: { address in
      let response = try await send(
        OutboundRequest(
          .hubspot(.updateContact), OutboundTarget(account: "a", organization: nil), parameters: ["51"],
          credential: .bearer("t"), body: .json(Sensitive(Array("{}".utf8)))), to: address)
      #expect(response.status == 201)
      #expect(response.header("x-seen")?.reveal() == "PATCH /crm/v3/objects/contacts/51 Bearer t")
      #expect(response.body.reveal() == Array("{}".utf8))
    }
  }

  @Test("a redirect is not followed")
  func redirect() async throws {
    try await withStubServer { request in
      #expect(request.path != "/elsewhere")
      return StubAnswer(302, headers: [("Location", "/elsewhere")])
    } _: { address in
      let failure = try await failure(address)
      #expect(failure?.code == .redirected)
    }
  }

  @Test("an answer above the operation's limit is not read to its end")
  func tooLarge() async throws {
    try await withStubServer { _ in
      StubAnswer(200, body: Array(repeating: 0x61, count: (64 << 10) + 1))
    } _: { address in
      let failure = try await failure(address)
      #expect(failure?.code == .responseTooLarge)
    }
  }

  @Test("no answer in time ends the call, and what became of it is unknown")
  func timeout() async throws {
    let gate = Gate()
    try await withStubServer { _ in
      await gate.wait()
      return StubAnswer(200)
    } _: { address in
      let error = try await failure(address, timeLimit: .milliseconds(100))
      gate.open()
      #expect(error?.code == .deadlineExceeded)
      #expect(error?.isOutcomeUnknown == true)
    }
  }

  @Test("nobody listens: the request was surely not sent")
  func unreachable() async throws {
    let address = try await withStubServer { _ in
      StubAnswer(200)
    } _: {
      $0
    }
    let error = try await failure(address, timeLimit: .seconds(5))
    #expect(error?.code == .connectionFailed)
    #expect(error?.isOutcomeUnknown == false)
  }

  @Test("a name that leads to this machine is not called, though the address was allowed as text")
  func loopback() async throws {
    try await withStubServer { _ in
      Issue.record("The request arrived.")
      return StubAnswer(200)
    } _: { address in
      // The rule for text is passed over on purpose: what is tried is the check of the open connection.
      let transport = HTTPTransport(allowsInsecure: false, connectionsPerHost: 1)
      for host in ["127.0.0.1", "localhost"] {
        let url = address.replacing("127.0.0.1", with: host)
        await #expect(throws: TransportError.addressRefused) {
          try await transport.send(
            TransportRequest(
              method: "GET", url: url, headers: [], timeLimit: .seconds(10), responseLimit: 1_000))
        }
      }
      try await transport.shutdown()
    }
  }

  private func failure(_ address: String, timeLimit: Duration? = nil) async throws -> OutboundError? {
    do {
      _ = try await send(
        OutboundRequest(
          .hubspot(.refreshToken), OutboundTarget(account: "a", organization: nil), timeLimit: timeLimit), to: address)
      return nil
    } catch let error as OutboundError {
      return error
    }
  }

  private func send(_ request: OutboundRequest, to address: String) async throws -> OutboundResponse {
    let client = OutboundClient(
      configuration: OutboundConfiguration(baseURLs: [.hubspot: address], allowsInsecure: true),
      events: .discarding())
    let result: Result<OutboundResponse, any Error>
    do { result = .success(try await client.send(request)) } catch { result = .failure(error) }
    try await client.shutdown()
    return try result.get()
  }
}
