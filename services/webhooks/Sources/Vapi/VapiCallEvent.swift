internal import Foundation
internal import Jobs

/// Reads Vapi's messages into our own words. Source: Vapi OpenAPI, schemas ServerMessageStatusUpdate,
/// ServerMessageEndOfCallReport, Artifact, Analysis and Call.
enum VapiCallEvent {
  /// Nil where the message is not about a call's record. Throws `PermanentFailure` where the body can never be folded.
  static func read(body: [UInt8], bodyHash: [UInt8]) throws -> CallEvent? {
    let message: VapiMessage
    do {
      message = try JSONDecoder().decode(VapiMessage.Envelope.self, from: Data(body)).message
    } catch {
      throw PermanentFailure(reason: "unexpected_type")
    }
    guard let rank = rank(of: message) else { return nil }
    let call = message.call
    let id = try checkCallID(call?.id)
    var facts: [CallField: FactValue] = [:]
    try facts.set(.providerAgentID, text: call?.assistantId)
    try facts.set(.agentName, text: message.assistant?.name)
    try facts.set(.callType, text: call?.type)
    try setNumbers(message, in: &facts)
    try facts.set(.endReason, text: message.endedReason ?? call?.endedReason)
    try setTimes(message, in: &facts)
    let artifact = message.artifact ?? call?.artifact
    try facts.set(.recordingURL, text: artifact?.recordingUrl ?? message.recordingUrl)
    let lines = (artifact?.transcript ?? message.transcript).map { Transcript(lines: $0, agent: "AI") }
    let said = (artifact?.messages ?? message.messages)?.transcript(startedAt: facts[.startedAt]?.integer)
    try facts.set(transcript: said ?? lines)
    let analysis = message.analysis ?? call?.analysis
    try facts.set(.summary, text: analysis?.summary ?? message.summary)
    facts[.successful] = analysis?.isSuccess.map(FactValue.boolean)
    return CallEvent(
      providerCallID: id, rank: rank,
      order: FactOrder(rank: rank, providerTimeMilliseconds: try message.time(), bodyHash: bodyHash), facts: facts)
  }

  /// How far along its life the message shows the call; nil for messages that say nothing lasting.
  private static func rank(of message: VapiMessage) -> CallState? {
    switch message.type {
    case "status-update":
      switch message.status {
      case "scheduled", "queued": .registered
      case "ringing": .ringing
      case "in-progress", "forwarding": .inProgress
      case "ended": .ended
      default: nil
      }
    case "end-of-call-report": message.analysis?.isEmpty == false ? .analyzed : .ended
    case "conversation-update": .inProgress
    default: nil
    }
  }

  /// The kind of call is its direction; which number is whose follows from it.
  private static func setNumbers(_ message: VapiMessage, in facts: inout [CallField: FactValue]) throws {
    let theirs = message.customer?.number ?? message.call?.customer?.number
    let ours = message.phoneNumber?.number ?? message.call?.phoneNumber?.number
    switch message.call?.type {
    case "inboundPhoneCall":
      facts[.direction] = .text("inbound")
      try facts.set(.fromNumber, text: theirs)
      try facts.set(.toNumber, text: ours)
    case "outboundPhoneCall":
      facts[.direction] = .text("outbound")
      try facts.set(.fromNumber, text: ours)
      try facts.set(.toNumber, text: theirs)
    default: break
    }
  }

  /// The duration is that between the call's own times; only without them counts the undocumented figure. A report without a
  /// beginning is of a call that never connected; of a status that tells nothing, because its call may be stale.
  private static func setTimes(_ message: VapiMessage, in facts: inout [CallField: FactValue]) throws {
    let (started, ended) = (try message.started(), try message.ended())
    facts[.startedAt] = started.map(FactValue.integer)
    facts[.endedAt] = ended.map(FactValue.integer)
    if let started, let ended {
      facts[.duration] = .integer(ended - started)
    } else if case .number(let value)? = message.durationMs, value.magnitude < Double(CallUsage.longest) {
      facts[.duration] = .integer(Int64(value.rounded(.up)))
    } else {
      try facts.set(.duration, number: message.durationMs)
    }
    if message.type == "end-of-call-report" {
      facts[.neverConnected] = .boolean(started == nil && facts[.duration] == nil)
    } else if message.status == "in-progress" {
      facts[.neverConnected] = .boolean(false)
    }
  }
}
