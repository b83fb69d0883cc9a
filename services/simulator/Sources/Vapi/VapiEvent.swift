/// What Vapi sends, by the names of the fixtures. Source: Vapi's documentation, "Server events".
public enum VapiEvent: String, Sendable, Hashable, CaseIterable {
  case assistantRequest = "assistant-request"
  case ringing = "status-update.ringing"
  case inProgress = "status-update.in-progress"
  case toolCalls = "tool-calls"
  case hang
  case ended = "status-update.ended"
  case endOfCallReport = "end-of-call-report"

  /// The message's `type`.
  public var messageType: String { String(rawValue.split(separator: ".")[0]) }

  /// What an ordinary call sends, in the order it happens.
  public static let lifeOfACall: [VapiEvent] = [.inProgress, .ended, .endOfCallReport]
}
