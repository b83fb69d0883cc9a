internal import Foundation
internal import Jobs

/// Reads Retell's call object into our own words. Source: retell-sdk, `types/phone_call_response.py`.
enum RetellCallEvent {
  /// Nil where the event is not about a call's record (chats, alerts). Throws `PermanentFailure` where the body can never be
  /// folded: a text with a NUL or longer than its field allows, a number beyond what JSON can carry exactly, a member of
  /// another type.
  static func read(body: [UInt8], bodyHash: [UInt8]) throws -> CallEvent? {
    let envelope: Envelope
    do {
      envelope = try JSONDecoder().decode(Envelope.self, from: Data(body))
    } catch {
      throw PermanentFailure(reason: "unexpected_type")
    }
    guard let rank = rank(of: envelope.event), let call = envelope.call else { return nil }
    let id = try checkCallID(call.call_id)
    var facts: [CallField: FactValue] = [:]
    try facts.set(.providerAgentID, text: call.agent_id)
    try facts.set(.agentName, text: call.agent_name)
    try facts.set(.callType, text: call.call_type)
    try facts.set(.direction, text: call.direction)
    try facts.set(.fromNumber, text: call.from_number)
    try facts.set(.toNumber, text: call.to_number)
    try facts.set(.endReason, text: call.disconnection_reason)
    try facts.set(.recordingURL, text: call.recording_url)
    let utterances =
      call.transcript_object ?? call.transcript_with_tool_calls ?? envelope.transcript_with_tool_calls
    try facts.set(
      transcript: utterances?.transcript ?? call.transcript.map { Transcript(lines: $0, agent: "Agent") })
    try facts.set(.summary, text: call.call_analysis?.call_summary)
    try facts.set(.sentiment, text: call.call_analysis?.user_sentiment)
    facts[.successful] = call.call_analysis?.call_successful.map(FactValue.boolean)
    facts[.voicemail] = call.call_analysis?.in_voicemail.map(FactValue.boolean)
    try facts.set(.agentVersion, number: call.agent_version)
    try facts.set(.startedAt, number: call.start_timestamp)
    try facts.set(.endedAt, number: call.end_timestamp)
    try facts.set(.duration, number: call.duration_ms)
    // Retell's sample of an ended call still says "registered": the status is believed only where it says whether the
    // call connected.
    switch call.call_status {
    case "not_connected": facts[.neverConnected] = .boolean(true)
    case "ongoing", "ended": facts[.neverConnected] = .boolean(false)
    default: break
    }
    return CallEvent(
      providerCallID: id, rank: rank,
      order: FactOrder(rank: rank, providerTimeMilliseconds: time(of: facts), bodyHash: bodyHash), facts: facts)
  }

  /// How far along its life the event shows a call; nil where it is not about a call.
  private static func rank(of event: String) -> CallState? {
    switch event {
    case "call_started", "transcript_updated", "transfer_started", "transfer_bridged", "transfer_cancelled": .inProgress
    case "call_ended", "transfer_ended": .ended
    case "call_analyzed": .analyzed
    default: nil
    }
  }

  /// `end_timestamp`, else `start_timestamp` and as much of the call as has been written down: of two states of a running
  /// call's transcript the longer one is the later one.
  private static func time(of facts: [CallField: FactValue]) -> Int64 {
    if let ended = facts[.endedAt]?.integer { return ended }
    guard let started = facts[.startedAt]?.integer else { return 0 }
    let written = facts[.transcript]?.transcript?.turns.last?.endMilliseconds ?? 0
    return started + max(0, written)  // Both lie within ±2⁵³: this cannot overflow.
  }

  private struct Envelope: Decodable {
    var event: String
    var call: Call?
    var transcript_with_tool_calls: RetellUtterances?

    struct Call: Decodable {
      var call_id: String?
      var agent_id: String?
      var agent_version: JSONScalar?
      var agent_name: String?
      var call_type: String?
      var call_status: String?
      var direction: String?
      var from_number: String?
      var to_number: String?
      var start_timestamp: JSONScalar?
      var end_timestamp: JSONScalar?
      var duration_ms: JSONScalar?
      var disconnection_reason: String?
      var transcript: String?
      var transcript_object: RetellUtterances?
      var transcript_with_tool_calls: RetellUtterances?
      var recording_url: String?
      var call_analysis: Analysis?
    }
    struct Analysis: Decodable {
      var call_summary: String?
      var user_sentiment: String?
      var call_successful: Bool?
      var in_voicemail: Bool?
    }
  }
}
