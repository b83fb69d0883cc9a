/// One simulated call at Vapi: the message of any event of it. Source of the shapes: Vapi's OpenAPI, `ServerMessage…`, `Call`.
public struct VapiCallScript: Sendable, Hashable {
  public var callID: String
  public var assistantID: String
  public var from: String
  public var to: String
  /// Unix milliseconds.
  public var startedAtMilliseconds: Int64
  public var durationMilliseconds: Int64

  public init(
    callID: String, assistantID: String, from: String = "+15550104444", to: String = "+15550108888",
    startedAtMilliseconds: Int64, durationMilliseconds: Int64
  ) {
    self.callID = callID
    self.assistantID = assistantID
    self.from = from
    self.to = to
    self.startedAtMilliseconds = startedAtMilliseconds
    self.durationMilliseconds = durationMilliseconds
  }

  /// A call's id: a UUID.
  public static func makeCallID(using generator: inout SplitMix64) -> String {
    var identifiers = IdentifierSource(seed: generator.next())
    return identifiers.uuid()
  }

  /// The body of `event`: `{"message": {…}}`.
  public func body(of event: VapiEvent) -> JSONValue {
    var message: JSONValue = [
      "type": .string(event.messageType), "timestamp": .integer(time(of: event)), "phoneNumber": phoneNumber,
      "customer": ["number": .string(from)],
    ]
    switch event {
    case .ringing, .inProgress: message["status"] = .string(event == .ringing ? "ringing" : "in-progress")
    case .ended:
      message["status"] = "ended"
      message["endedReason"] = "customer-ended-call"
    case .endOfCallReport: message = message.merging(report)
    case .assistantRequest, .hang: break
    case .toolCalls:
      let call: JSONValue = [
        "id": .string("call_\(callID.prefix(8))"), "type": "function",
        "function": ["name": "get_hours", "arguments": ["day": "saturday"]],
      ]
      message["toolCallList"] = [call]
      message["toolCalls"] = [call]
    }
    // What a message says of the call may be stale: it is told as under way until the report.
    message["call"] = call(status: event == .endOfCallReport ? "ended" : "in-progress", isWhole: false)
    return ["message": message]
  }

  /// The call as the API tells of it once it is over.
  public var resource: JSONValue {
    call(status: "ended", isWhole: true).merging(report)
  }

  private var phoneNumber: JSONValue {
    [
      "id": "a1b2c3d4-5e6f-4708-9a1b-2c3d4e5f6071", "orgId": "0b5e1c1a-1111-4222-8333-444455556666",
      "provider": "twilio", "number": .string(to), "name": "Main line",
    ]
  }

  private var end: Int64 { startedAtMilliseconds &+ durationMilliseconds }

  private func time(of event: VapiEvent) -> Int64 {
    switch event {
    case .assistantRequest, .ringing, .inProgress, .toolCalls, .hang: startedAtMilliseconds
    case .ended: end
    case .endOfCallReport: end &+ 2_000
    }
  }

  private func call(status: String, isWhole: Bool) -> JSONValue {
    var call: JSONValue = [
      "id": .string(callID), "orgId": "0b5e1c1a-1111-4222-8333-444455556666", "type": "inboundPhoneCall",
      "status": .string(status), "phoneCallProvider": "twilio", "phoneCallTransport": "pstn",
      "phoneCallProviderId": .string("CA" + callID.replacing("-", with: "")),
      "assistantId": .string(assistantID), "phoneNumberId": "a1b2c3d4-5e6f-4708-9a1b-2c3d4e5f6071",
      "customer": ["number": .string(from)],
      "createdAt": .string(WireTime.text(milliseconds: startedAtMilliseconds &- 4_000)),
      "updatedAt": .string(WireTime.text(milliseconds: isWhole ? end &+ 2_000 : startedAtMilliseconds)),
    ]
    if isWhole || status == "ended" { call = call.merging(span) }
    return call
  }

  private var span: JSONValue {
    [
      "startedAt": .string(WireTime.text(milliseconds: startedAtMilliseconds)),
      "endedAt": .string(WireTime.text(milliseconds: end)),
    ]
  }

  private var report: JSONValue {
    let minutes = (Double(durationMilliseconds) / 6_000).rounded() / 10
    return span.merging([
      "endedReason": "customer-ended-call", "cost": 0.0825,
      "costs": [["type": "vapi", "subType": "normal", "minutes": .number(minutes), "cost": 0.0825]],
      "analysis": ["summary": "The caller asked for the opening hours.", "successEvaluation": "true"],
      "artifact": [
        "messages": [
          [
            "role": "bot", "message": "Northwind Dental, this is Max.",
            "time": .integer(startedAtMilliseconds &+ 900), "endTime": .integer(startedAtMilliseconds &+ 2_900),
            "secondsFromStart": 0.9, "duration": 2.0,
          ],
          [
            "role": "user", "message": "Hi, are you open on Saturday?",
            "time": .integer(startedAtMilliseconds &+ 4_200), "endTime": .integer(startedAtMilliseconds &+ 6_900),
            "secondsFromStart": 4.2, "duration": 2.7,
          ],
        ],
        "transcript": "AI: Northwind Dental, this is Max.\nUser: Hi, are you open on Saturday?\n",
        "recordingUrl": "https://media.example.com/vapi/recording.wav",
      ],
    ])
  }
}
