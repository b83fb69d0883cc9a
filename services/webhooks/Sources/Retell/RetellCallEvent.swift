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
    guard let id = call.call_id, (1...200).contains(id.unicodeScalars.count) else {
      throw PermanentFailure(reason: "bad_call_id")
    }
    var facts: [CallField: FactValue] = [:]
    try facts.set(.providerAgentID, text: call.agent_id)
    try facts.set(.agentName, text: call.agent_name)
    try facts.set(.callType, text: call.call_type)
    try facts.set(.direction, text: call.direction)
    try facts.set(.fromNumber, text: call.from_number)
    try facts.set(.toNumber, text: call.to_number)
    try facts.set(.endReason, text: call.disconnection_reason)
    try facts.set(.recordingURL, text: call.recording_url)
    try facts.set(.transcript, text: call.transcript)
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
      providerCallID: try checked(id), rank: rank,
      order: FactOrder(
        rank: rank, providerTimeMilliseconds: facts[.endedAt]?.integer ?? facts[.startedAt]?.integer ?? 0,
        bodyHash: bodyHash),
      facts: facts)
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

  private static func checked(_ text: String) throws -> String {
    guard !text.utf8.contains(0) else { throw PermanentFailure(reason: "nul_in_text") }
    return text
  }

  private struct Envelope: Decodable {
    var event: String
    var call: Call?

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

extension [CallField: FactValue] {
  fileprivate mutating func set(_ field: CallField, text: String?) throws {
    guard let text else { return }
    guard !text.utf8.contains(0) else { throw PermanentFailure(reason: "nul_in_text") }
    guard text.utf8.count <= field.textLimit else { throw PermanentFailure(reason: "text_too_long") }
    self[field] = .text(text)
  }

  /// A value that is no integer is kept as the text `not_an_integer`: it tells nothing, and nothing older stands in for
  /// it. A number beyond ±(2⁵³ − 1) was never a millisecond or a version: no JSON reader carries it exactly
  /// (RFC 8259, 6), so the event cannot be folded.
  fileprivate mutating func set(_ field: CallField, number: JSONScalar?) throws {
    let limit: Int64 = 1 << 53
    switch number {
    case .integer(let value):
      guard value.magnitude < UInt64(limit) else { throw PermanentFailure(reason: "number_out_of_range") }
      self[field] = .integer(value)
    case .number(let value):
      guard value.magnitude < Double(limit) else { throw PermanentFailure(reason: "number_out_of_range") }
      self[field] = .text("not_an_integer")
    case .other:
      self[field] = .text("not_an_integer")
    case nil, .null:
      break
    }
  }
}
