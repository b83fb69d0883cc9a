import Messages
import Testing

@testable import Outbound

@Suite struct RequestBuilderTests {
  private let builder = RequestBuilder(configuration: OutboundConfiguration())
  private let target = OutboundTarget(account: "a", organization: nil)

  @Test("parameters, queries and forms are encoded, so that none leaves its place")
  func encoding() throws {
    var request = OutboundRequest(
      .salesforce(.upsertRecord),
      OutboundTarget(account: "a", organization: nil, origin: "https://a.my.salesforce.com"),
      parameters: ["Task", "Call_Id__c", "a/b?c#d é"], query: [OutboundField("q", "x = 'y' & z")])
    let built = try builder.build(request, timeLimit: .seconds(1))
    #expect(
      built.url
        == "https://a.my.salesforce.com/services/data/v66.0/sobjects/Task/Call_Id__c/a%2Fb%3Fc%23d%20%C3%A9?q=x%20%3D%20%27y%27%20%26%20z"
    )
    request = OutboundRequest(
      .hubspot(.refreshToken), target, body: .form([OutboundField("a b", "1+1=2"), OutboundField("c", "ü")]))
    let form = try builder.build(request, timeLimit: .seconds(1))
    #expect(form.body.map { String(decoding: $0, as: UTF8.self) } == "a%20b=1%2B1%3D2&c=%C3%BC")
    #expect(form.headers.contains { $0.name == "Content-Type" && $0.value == "application/x-www-form-urlencoded" })
  }

  @Test("a parameter cannot be empty or a step in the path", arguments: ["", ".", ".."])
  func parameters(value: String) {
    #expect(throws: OutboundError.self) {
      try builder.build(
        OutboundRequest(.vapi(.getCall), target, parameters: [Sensitive(value)]), timeLimit: .seconds(1))
    }
  }

  @Test("a request that does not fit its operation is refused")
  func misfits() throws {
    let misfits = [
      OutboundRequest(.vapi(.getCall), target),
      OutboundRequest(.vapi(.getCall), target, parameters: ["a", "b"]),
      // Whatever changes something at Stripe has a key.
      OutboundRequest(.stripe(.createRefund), target),
      OutboundRequest(.vapi(.listCalls), target, headers: [OutboundField("Host", "elsewhere")]),
      OutboundRequest(.vapi(.listCalls), target, headers: [OutboundField("authorization", "mine")]),
      OutboundRequest(
        .vapi(.listCalls), target, query: [OutboundField("q", String(repeating: "a", count: RequestBuilder.urlLimit))]),
      // No address was given where the operation leaves it open.
      OutboundRequest(.salesforce(.query), target),
    ]
    for request in misfits {
      #expect(throws: OutboundError.self) { try builder.build(request, timeLimit: .seconds(1)) }
    }
  }

  @Test("credentials go into their header")
  func credentials() throws {
    func header(_ credential: OutboundCredential, _ name: String) throws -> String? {
      try builder.build(
        OutboundRequest(.vapi(.listCalls), target, credential: credential), timeLimit: .seconds(1)
      ).headers.first { $0.name == name }?.value
    }
    #expect(try header(.bearer("t"), "Authorization") == "Bearer t")
    #expect(try header(.basic(user: "u", password: "p"), "Authorization") == "Basic dTpw")
    #expect(try header(.header(OutboundField("x-api-key", "k")), "x-api-key") == "k")
    #expect(try header(.none, "Authorization") == nil)
  }
}
