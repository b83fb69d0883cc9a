internal import Simulator

/// The sample events of each provider, by the names that `trigger` takes.
struct SampleEvents: Sendable {
  let provider: WebhookProvider

  /// Every event that there is.
  var all: [String] {
    switch provider {
    case .retell: RetellEvent.allCases.map(\.rawValue)
    case .vapi: VapiEvent.allCases.map(\.rawValue)
    case .twilio: TwilioCallScript.Event.allCases.map(\.rawValue)
    case .stripe: StripeSamples.types
    }
  }

  /// The events that `name` stands for: one, or with `call` those of an ordinary call in their order; nil for an unknown name.
  func named(_ name: String) -> [String]? {
    if all.contains(name) { return [name] }
    guard name == "call" else { return nil }
    return switch provider {
    case .retell: RetellEvent.lifeOfACall.map(\.rawValue)
    case .vapi: VapiEvent.lifeOfACall.map(\.rawValue)
    case .twilio: all
    case .stripe: nil
    }
  }

  /// What a call is made of.
  struct Call: Sendable {
    /// Nil: an id is made up.
    var fixedID: String?
    var agentID: String
    /// Unix milliseconds: the moment it ends.
    var endedAt: Int64
    var durationMilliseconds: Int64
  }

  /// The path of the body's member that holds the call's id.
  var idPath: String {
    switch provider {
    case .retell: "call.call_id"
    case .vapi: "message.call.id"
    case .twilio: "CallSid"
    case .stripe: "data.object.id"
    }
  }

  /// One call's id and the bodies of `events`, a form's as an object of texts. `generator` makes what is left open.
  func bodies(
    of events: [String], call: Call, using generator: inout SplitMix64
  ) -> (id: String, bodies: [String: JSONValue]) {
    let start = call.endedAt &- call.durationMilliseconds
    switch provider {
    case .retell:
      let script = RetellCallScript(
        callID: call.fixedID ?? RetellCallScript.makeCallID(using: &generator), agentID: call.agentID,
        startedAtMilliseconds: start, durationMilliseconds: call.durationMilliseconds)
      return (script.callID, table(events) { RetellEvent(rawValue: $0).map(script.body) })
    case .vapi:
      let script = VapiCallScript(
        callID: call.fixedID ?? VapiCallScript.makeCallID(using: &generator), assistantID: call.agentID,
        startedAtMilliseconds: start, durationMilliseconds: call.durationMilliseconds)
      return (script.callID, table(events) { VapiEvent(rawValue: $0).map(script.body) })
    case .twilio:
      let script = TwilioCallScript(
        callSID: call.fixedID ?? TwilioCallScript.makeSID(using: &generator),
        account: "AC00000000000000000000000000000001", from: "+15550101234", to: "+15550109999", isInbound: true,
        startedAtMilliseconds: start, seconds: call.durationMilliseconds / 1_000)
      return (
        script.callSID,
        table(events) { name in
          TwilioCallScript.Event(rawValue: name).map { event in
            let position = TwilioCallScript.Event.allCases.firstIndex(of: event) ?? 0
            return .object(script.fields(of: event, position: position).map { .init($0.0, .string($0.1)) })
          }
        }
      )
    case .stripe:
      let samples = StripeSamples.events(seed: generator.next(), atMilliseconds: call.endedAt)
      let id = events.first.flatMap { samples[$0]?["data"]?["object"]?["id"]?.text }
      return (id ?? "", table(events) { samples[$0] })
    }
  }

  /// A body's bytes as the provider sends them.
  func bytes(of body: JSONValue) -> [UInt8] {
    guard provider == .twilio else { return Array(body.json().utf8) }
    let fields = (body.members ?? []).map { ($0.name, $0.value.plain ?? "") }
    return Array(TwilioText.form(fields).utf8)
  }

  var contentType: String {
    provider == .twilio ? "application/x-www-form-urlencoded; charset=UTF-8" : "application/json"
  }

  /// How the provider signs with `secret`; of Vapi's ways the strongest that needs nothing else to be agreed on.
  func signing(secret: String) -> WebhookSigning {
    switch provider {
    case .retell: .retell(secret: secret)
    case .vapi: .vapi(VapiCredential(kind: .hmac, secret: secret), messageID: "msg_trigger")
    case .twilio: .twilio(token: secret)
    case .stripe: .stripe(secrets: [secret])
    }
  }

  private func table(_ events: [String], _ body: (String) -> JSONValue?) -> [String: JSONValue] {
    Dictionary(events.compactMap { name in body(name).map { (name, $0) } }, uniquingKeysWith: { first, _ in first })
  }
}
