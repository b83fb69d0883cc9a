internal import Foundation
internal import Jobs

/// Reads Twilio's status callbacks into our own words. Source: Twilio's "Call resource" and "Recordings".
///
/// Twilio has no agents: the account, of which a tenant has one an agent, stands for it.
enum TwilioCallEvent {
  /// Nil where the callback is not about a call's record. Throws `PermanentFailure` where it can never be folded.
  static func read(content: [UInt8], bodyHash: [UInt8]) throws -> CallEvent? {
    guard let form = TwilioForm(content), let call = form["CallSid"], form["MessageSid"] == nil else { return nil }
    var facts: [CallField: FactValue] = [:]
    try facts.set(.providerAgentID, text: form["AccountSid"])
    if form["RecordingSid"] != nil { return try recording(form, of: call, facts, bodyHash: bodyHash) }
    guard let status = form["CallStatus"], let rank = rank(of: status) else { return nil }
    try facts.set(.fromNumber, text: form["From"])
    try facts.set(.toNumber, text: form["To"])
    if let direction = form["Direction"] { facts[.direction] = .text(direction == "inbound" ? "inbound" : "outbound") }
    let time = milliseconds(form["Timestamp"]) ?? 0
    if status == "in-progress", time > 0 { facts[.startedAt] = .integer(time) }
    if rank == .ended {
      if time > 0 { facts[.endedAt] = .integer(time) }
      try facts.set(.endReason, text: status)
      facts[.duration] = try duration(form["CallDuration"])
    }
    facts[.neverConnected] = connection(status).map { .boolean(!$0) }
    return CallEvent(
      providerCallID: try checkCallID(call), rank: rank,
      order: FactOrder(rank: rank, providerTimeMilliseconds: time, bodyHash: bodyHash), facts: facts)
  }

  /// A recording's callback says nothing of the state of its call.
  private static func recording(
    _ form: TwilioForm, of call: String, _ known: [CallField: FactValue], bodyHash: [UInt8]
  ) throws -> CallEvent {
    var facts = known
    if form["RecordingStatus"] == "completed" { try facts.set(.recordingURL, text: form["RecordingUrl"]) }
    return CallEvent(
      providerCallID: try checkCallID(call), rank: .registered,
      order: FactOrder(
        rank: .registered, providerTimeMilliseconds: milliseconds(form["RecordingStartTime"]) ?? 0, bodyHash: bodyHash),
      facts: facts)
  }

  private static func rank(of status: String) -> CallState? {
    switch status {
    case "queued", "initiated": .registered
    case "ringing": .ringing
    case "in-progress": .inProgress
    case "completed", "busy", "failed", "no-answer", "canceled": .ended
    default: nil
    }
  }

  /// Whether the call connected; nil where the status does not say.
  private static func connection(_ status: String) -> Bool? {
    switch status {
    case "in-progress", "completed": true
    case "busy", "failed", "no-answer", "canceled": false
    default: nil
    }
  }

  /// `CallDuration` is seconds; `Duration`, which is billed minutes, is not read.
  private static func duration(_ text: String?) throws -> FactValue? {
    guard let text else { return nil }
    guard let seconds = decimal(text) else { return .text("not_an_integer") }
    guard seconds < 1 << 40 else { throw PermanentFailure(reason: "number_out_of_range") }
    return .integer(seconds * 1000)
  }

  /// Milliseconds since 1970 of `Wed, 18 Nov 2026 19:01:15 +0000`; nil where `text` is no such time.
  private static func milliseconds(_ text: String?) -> Int64? {
    text.flatMap(RFC2822Date.parse).map { $0 * 1000 }
  }
}
