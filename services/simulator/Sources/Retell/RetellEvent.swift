/// What Retell sends, by the name it has on the wire.
///
/// Source: Retell's documentation, "Webhook overview", "Inbound webhook" and "Custom function".
public enum RetellEvent: String, Sendable, Hashable, CaseIterable {
  case callStarted = "call_started"
  case callEnded = "call_ended"
  case callAnalyzed = "call_analyzed"
  case transcriptUpdated = "transcript_updated"
  case transferStarted = "transfer_started"
  case transferBridged = "transfer_bridged"
  case transferCancelled = "transfer_cancelled"
  case transferEnded = "transfer_ended"
  /// A question: Retell waits for the answer's content.
  case callInbound = "call_inbound"
  /// A question too. It names the function instead of an event.
  case customFunction = "custom_function"

  /// What an ordinary call sends, in the order it happens.
  public static let lifeOfACall: [RetellEvent] = [.callStarted, .callEnded, .callAnalyzed]
}
