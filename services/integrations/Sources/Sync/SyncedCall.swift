internal import Foundation
internal import Identifiers
internal import Messages
internal import WebhooksAPI

/// What customer systems are told of a call.
struct SyncedCall: Sendable {
  var id: CallID
  var version: Int64
  /// The number of the person, not ours; nil where it is hidden or none.
  var customer: PhoneNumber?
  var isOutbound: Bool
  var fromNumber: Sensitive<String>
  var toNumber: Sensitive<String>
  var startedAt: Date
  /// Milliseconds, not negative; nil where nobody knows.
  var durationMilliseconds: Int64?
  /// The voice provider's own word.
  var endReason: String
  /// The voice provider's own word.
  var sentiment: String
  /// At most 16,000 bytes.
  var summary: Sensitive<String>
  /// An https address, or empty.
  var recordingURL: Sensitive<String>

  /// Nil where nothing says when it was: no system takes a call without a time.
  init?(_ facts: CallFacts) {
    guard let id = CallID(facts.callID), let time = facts.startedAt ?? facts.endedAt else { return nil }
    self.id = id
    version = facts.version
    isOutbound = facts.direction == "outbound"
    fromNumber = facts.fromNumber
    toNumber = facts.toNumber
    customer = PhoneNumber((isOutbound ? facts.toNumber : facts.fromNumber).reveal())
    startedAt = Date(timeIntervalSince1970: Double(time.seconds) + Double(time.nanoseconds) / 1_000_000_000)
    durationMilliseconds = facts.durationMs
    endReason = facts.endReason
    sentiment = facts.sentiment
    summary = facts.summary
    recordingURL = facts.recordingURL.reveal().hasPrefix("https://") ? facts.recordingURL : ""
  }

  /// Whether it came about at all.
  var wasConnected: Bool { durationMilliseconds.map { $0 > 0 } ?? true }

  var title: String { isOutbound ? "Outbound call" : "Inbound call" }

  /// What a person reads about it: the summary and, where they are known, mood and end.
  var notes: String {
    let lines = [
      summary.reveal(), sentiment.isEmpty ? "" : "Sentiment: \(sentiment)",
      endReason.isEmpty ? "" : "Ended: \(endReason)",
    ]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
