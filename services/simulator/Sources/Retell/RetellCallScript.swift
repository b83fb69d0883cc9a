/// One simulated call at Retell: the body of any event of it, with the fields that Retell sends and in their units.
///
/// The same script always makes the same bytes. Source of the shapes: retell-sdk 6.2.13, `types/phone_call_response.py`.
public struct RetellCallScript: Sendable, Hashable {
  public var callID: String
  public var agentID: String
  public var agentName: String
  public var fromNumber: String
  public var toNumber: String
  /// Unix milliseconds.
  public var startedAtMilliseconds: Int64
  public var durationMilliseconds: Int64

  public init(
    callID: String, agentID: String, agentName: String = "Northwind Front Desk", fromNumber: String = "+15550101234",
    toNumber: String = "+15550109999", startedAtMilliseconds: Int64, durationMilliseconds: Int64
  ) {
    self.callID = callID
    self.agentID = agentID
    self.agentName = agentName
    self.fromNumber = fromNumber
    self.toNumber = toNumber
    self.startedAtMilliseconds = startedAtMilliseconds
    self.durationMilliseconds = durationMilliseconds
  }

  /// A call id of Retell's form: `call_` and 28 hexadecimal digits.
  public static func makeCallID(using generator: inout some RandomNumberGenerator) -> String {
    "call_" + (0..<28).map { _ in String(Int.random(in: 0..<16, using: &generator), radix: 16) }.joined()
  }

  /// The body of `event`.
  public func body(of event: RetellEvent) -> JSONValue {
    switch event {
    case .callStarted: envelope(event, call: began)
    case .callEnded: envelope(event, call: ended)
    case .callAnalyzed: envelope(event, call: ended + analysis)
    case .transcriptUpdated: envelope(event, call: began + spoken)
    case .transferStarted, .transferBridged, .transferCancelled: envelope(event, call: began, beside: transfer)
    case .transferEnded: envelope(event, call: ended + afterTransfer)
    case .callInbound: ["event": .string(event.rawValue), "call_inbound": .object(inbound)]
    case .customFunction:
      [
        "name": "check_availability", "call": .object(began + spoken),
        "args": ["date": "2026-11-24", "service": "cleaning"],
      ]
    }
  }
}

// MARK: - The parts of a call object

extension RetellCallScript {
  private typealias Members = [JSONValue.Member]

  private var endedAtMilliseconds: Int64 { startedAtMilliseconds &+ durationMilliseconds }

  private func envelope(_ event: RetellEvent, call: [JSONValue.Member], beside: [JSONValue.Member] = []) -> JSONValue {
    .object([.init("event", .string(event.rawValue)), .init("call", .object(call))] + beside)
  }

  private func identity(status: String) -> Members {
    [
      .init("call_id", .string(callID)),
      .init("call_type", "phone_call"),
      .init("agent_id", .string(agentID)),
      .init("agent_version", 7),
      .init("agent_name", .string(agentName)),
      .init("call_status", .string(status)),
      .init("direction", "inbound"),
      .init("from_number", .string(fromNumber)),
      .init("to_number", .string(toNumber)),
      .init("telephony_identifier", ["twilio_call_sid": .string("CA" + callID.suffix(28) + "0a01")]),
      .init("data_storage_setting", "everything"),
      .init("opt_in_signed_url", false),
      .init("start_timestamp", .integer(startedAtMilliseconds)),
    ]
  }

  private var began: Members { identity(status: "ongoing") }

  private var spoken: Members {
    [
      .init("transcript", .string(RetellConversation.transcript)),
      .init("transcript_object", RetellConversation.transcriptObject),
      .init("transcript_with_tool_calls", RetellConversation.transcriptObject),
    ]
  }

  private var ended: Members {
    identity(status: "ended")
      + [
        .init("end_timestamp", .integer(endedAtMilliseconds)),
        .init("duration_ms", .integer(durationMilliseconds)),
        .init("disconnection_reason", "user_hangup"),
      ] + spoken + [
        .init("recording_url", .string("https://recordings.example.com/retell/\(callID)/recording.wav")),
        .init("public_log_url", .string("https://recordings.example.com/retell/\(callID)/public.log")),
        .init("latency", ["e2e": ["p50": 812.0, "p90": 1104.0, "min": 702.0, "max": 1104.0, "num": 3]]),
        .init("llm_token_usage", ["values": [1834.0, 1971.0, 2055.0], "average": 1953.33, "num_requests": 3]),
        .init("call_cost", ["product_costs": [], "total_duration_seconds": 92.0, "combined_cost": 19.9333]),
      ]
  }

  private var analysis: Members {
    [
      .init(
        "call_analysis",
        [
          "call_summary": .string(RetellConversation.summary), "user_sentiment": "Positive", "call_successful": true,
          "in_voicemail": false, "custom_analysis_data": ["appointment_booked": true, "service": "cleaning"],
        ])
    ]
  }

  private var transfer: Members {
    [
      .init("transfer_destination", ["number": "+15550103333", "extension": "12"]),
      .init("transfer_option", ["type": "warm_transfer", "agentDetectionTimeoutMs": 15000]),
    ]
  }

  private var afterTransfer: Members {
    [
      .init("transfer_destination", "+15550103333"),
      .init("transfer_end_timestamp", .integer(endedAtMilliseconds &+ 300_000)),
    ]
  }

  private var inbound: Members {
    [
      .init("call_id", .string(callID)), .init("agent_id", .string(agentID)), .init("agent_version", 7),
      .init("from_number", .string(fromNumber)), .init("to_number", .string(toNumber)),
    ]
  }
}
