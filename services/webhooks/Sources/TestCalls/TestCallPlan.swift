internal import Foundation
internal import Messages
internal import Outbound

/// How a provider is told to make a call. No I/O.
struct TestCallPlan: Sendable {
  var operation: OutboundOperation
  var body: OutboundBody
  /// The members of the provider's answer that hold its id of the call and what a browser joins with.
  var idMember: String
  var tokenMember: String?

  /// What a caller wants tried.
  struct Wish: Sendable {
    /// Ours, handed to the provider where it takes one.
    var id: TestCallRow.ID
    var agent: String
    var from: Sensitive<String>
    var to: Sensitive<String>

    var isInBrowser: Bool { to.reveal().isEmpty }
  }

  /// Nil where the provider makes no such calls: only Retell makes one in the browser with a key that is secret.
  init?(_ wish: Wish, at provider: Provider) {
    let (from, to) = (wish.from.reveal(), wish.to.reveal())
    let metadata = ["test_call_id": "\(wish.id)"]
    idMember = "call_id"
    switch (provider, wish.isInBrowser) {
    case (.retell, true):
      operation = .retell(.createWebCall)
      body = Self.json(["agent_id": wish.agent, "metadata": metadata])
      tokenMember = "access_token"
    case (.retell, false):
      operation = .retell(.createPhoneCall)
      body = Self.json([
        "from_number": from, "to_number": to, "override_agent_id": wish.agent, "metadata": metadata,
        "idempotency_key": "\(wish.id)",
      ])
    case (.vapi, false):
      operation = .vapi(.createCall)
      // Vapi knows no idempotency key: the name finds the call again.
      body = Self.json([
        "assistantId": wish.agent, "phoneNumberId": from, "customer": ["number": to], "name": "\(wish.id)",
      ])
      idMember = "id"
    case (.twilio, false):
      operation = .twilio(.createCall)
      let answer = TwilioAnswer.answer(.inboundCall(agent: nil), inboundAgent: wish.agent)
      body = .form([
        OutboundField("To", to), OutboundField("From", from),
        OutboundField("Twiml", String(decoding: answer.body, as: UTF8.self)),
      ])
      idMember = "sid"
    case (.vapi, true), (.twilio, true), (.stripe, _):
      return nil
    }
  }

  private static func json(_ object: [String: any Sendable]) -> OutboundBody {
    .json(Sensitive(canonicalJSON(object) ?? []))
  }
}
