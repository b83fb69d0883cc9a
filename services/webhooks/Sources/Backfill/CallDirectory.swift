internal import Foundation
internal import Identifiers
internal import Messages
internal import Outbound

/// Asks a source's provider for its calls, with the source's own key.
struct CallDirectory: Sendable {
  let client: OutboundClient
  let provider: Provider
  let key: SourceAPIKey
  let source: SourceID
  let organizationID: OrganizationID

  /// The provider understood the request and did not answer it.
  struct Refusal: Error, Sendable, Hashable {
    /// Such as `provider_refused_401`; never text from outside.
    var reason: String
  }

  /// One page of the list. Throws `OutboundError` and `Refusal`.
  func list(_ window: ListWindow) async throws -> ListedPage {
    switch provider {
    case .retell:
      let answer = try await ask(.retell(.listCalls), body: RetellDirectory.query(window))
      return try RetellDirectory.page(answer, of: window)
    case .vapi:
      return try VapiDirectory.page(try await ask(.vapi(.listCalls), query: VapiDirectory.query(window)), of: window)
    case .twilio:
      return try TwilioDirectory.page(
        try await ask(.twilio(.listCalls), parameters: [key.account], query: TwilioDirectory.query(window)))
    case .stripe:
      throw Refusal(reason: "provider_has_no_calls")
    }
  }

  /// The whole of a call that the list told in part.
  func complete(_ call: ListedCall) async throws -> ListedCall {
    guard call.isPartial, provider == .retell else { return call }
    let answer = try await ask(.retell(.getCall), parameters: [call.providerCallID])
    guard let object = parsedJSON(answer) as? JSONObject, let whole = RetellDirectory.call(object) else {
      throw Refusal(reason: "provider_answer_unreadable")
    }
    return whole
  }

  private func ask(
    _ operation: OutboundOperation, parameters: [String] = [], query: [OutboundField] = [], body: [UInt8]? = nil
  ) async throws -> [UInt8] {
    let response = try await client.send(
      OutboundRequest(
        operation, OutboundTarget(account: "\(source)", organization: organizationID),
        parameters: parameters.map { Sensitive($0) }, query: query, credential: credential,
        body: body.map { .json(Sensitive($0)) } ?? .none, timeLimit: .seconds(8)))
    guard response.isSuccess else { throw Refusal(reason: "provider_refused_\(response.status)") }
    return response.body.reveal()
  }

  private var credential: OutboundCredential {
    provider == .twilio ? .basic(user: key.account, password: key.key) : .bearer(key.key)
  }
}
