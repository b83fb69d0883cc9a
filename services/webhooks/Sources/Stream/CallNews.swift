internal import Foundation
internal import Identifiers
internal import Messages
internal import WebhooksAPI

/// What an organization's stream hears of a call when an event was folded.
struct CallNews: Sendable, Hashable {
  /// `call.started`, `call.ended` or `call.amended`.
  let kind: String
  private let payload: Payload

  /// Nil where nothing worth telling changed.
  init?(_ after: CallSummary, before: CallRow, version: Int64) {
    let wasOver = before.stateRank >= CallState.ended.rawValue
    if after.state >= .ended {
      guard !wasOver || CallSummary.Told(after) != CallSummary.Told(before) else { return nil }
      kind = wasOver ? "call.amended" : "call.ended"
    } else {
      guard after.state >= .inProgress, before.stateRank < CallState.inProgress.rawValue else { return nil }
      kind = "call.started"
    }
    payload = Payload(after, before: before, version: version)
  }

  /// The event as every service appends it, under an id of its own.
  func event(of organizationID: OrganizationID, at now: Date = Date()) throws -> NewStreamEvent {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return NewStreamEvent(
      orgID: "\(organizationID)", eventID: "\(StreamEntry.ID.new())", kind: kind, at: Timestamp(now),
      payload: String(decoding: try encoder.encode(payload), as: UTF8.self))
  }

  /// Nothing that a person said, and no number.
  private struct Payload: Sendable, Hashable, Encodable {
    var callId: String
    var agentId: String?
    var provider: String
    var state: String
    var direction: String?
    var startedAt: String?
    var endedAt: String?
    var durationMs: Int64?
    var seconds: Int64?
    var endReason: String?
    var version: Int64

    init(_ after: CallSummary, before: CallRow, version: Int64) {
      callId = "\(before.id)"
      agentId = before.agentID.map { "\($0)" }
      provider = before.provider
      state = after.state.name
      direction = after.direction
      startedAt = after.startedAt.map { "\(Timestamp($0))" }
      endedAt = after.endedAt.map { "\(Timestamp($0))" }
      durationMs = after.durationMilliseconds
      if case .known(let known) = after.usage { seconds = known }
      endReason = after.endReason
      self.version = version
    }
  }
}

extension CallSummary {
  /// What of a call that is over makes news when it changes.
  fileprivate struct Told: Hashable {
    var state: Int16
    var seconds: Int64?
    var endReason: String?
    var startedAt: Date?
    var endedAt: Date?

    init(_ summary: CallSummary) {
      state = summary.state.rawValue
      if case .known(let known) = summary.usage { seconds = known }
      (endReason, startedAt, endedAt) = (summary.endReason, summary.startedAt, summary.endedAt)
    }

    init(_ row: CallRow) {
      (state, seconds) = (row.stateRank, row.seconds)
      (endReason, startedAt, endedAt) = (row.endReason, row.startedAt, row.endedAt)
    }
  }
}
