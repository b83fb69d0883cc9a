/// What can be known of a call. The raw value is stored and is part of what a fact's ciphertext is bound to.
enum CallField: String, Sendable, CaseIterable {
  case providerAgentID = "provider_agent_id"
  case agentName = "agent_name"
  case agentVersion = "agent_version"
  case callType = "call_type"
  case direction
  case fromNumber = "from_number"
  case toNumber = "to_number"
  /// Milliseconds since 1970, as the provider says.
  case startedAt = "started_at_ms"
  /// Milliseconds since 1970, as the provider says.
  case endedAt = "ended_at_ms"
  /// Milliseconds.
  case duration = "duration_ms"
  case endReason = "end_reason"
  case neverConnected = "never_connected"
  /// Kept in a table of its own.
  case transcript
  case recordingURL = "recording_url"
  case summary
  case sentiment
  case successful
  case voicemail
  /// The most seconds that any delivery has shown the call to last.
  case leastSeconds = "least_seconds"
  /// The seconds that the provider named when it was asked.
  case answeredSeconds = "answered_seconds"

  /// Bytes of the longest text that is kept. Far above what any provider sends, and low enough that a list of 200 calls
  /// with everything it shows of each stays below the 4 MiB of a message. What a person said is bounded by the delivery.
  var textLimit: Int {
    switch self {
    case .callType, .direction, .sentiment: 64
    case .providerAgentID, .fromNumber, .toNumber, .endReason: 800
    case .agentName, .agentVersion: 1_000
    case .recordingURL: 8_192
    case .transcript, .summary: Ingestion.largestBody
    case .startedAt, .endedAt, .duration, .neverConnected, .successful, .voicemail, .leastSeconds, .answeredSeconds: 64
    }
  }
}
