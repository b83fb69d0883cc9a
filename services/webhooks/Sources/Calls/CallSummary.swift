internal import Foundation

/// The plain columns of a call, computed from its fold.
struct CallSummary: Sendable, Hashable {
  var state: CallState
  var providerAgentID: String?
  var direction: String?
  var startedAt: Date?
  var endedAt: Date?
  /// Milliseconds, 0 to 86,400,000; nil where the provider said nothing that can be true.
  var durationMilliseconds: Int64?
  var endReason: String?
  var usage: CallUsage

  /// The fields that the columns are computed from.
  static let fields: Set<CallField> = [
    .providerAgentID, .direction, .startedAt, .endedAt, .duration, .endReason, .neverConnected,
    .leastSeconds, .answeredSeconds,
  ]

  init(_ fold: CallFold) {
    func text(_ field: CallField) -> String? { fold.facts[field]?.value.text }
    func date(_ field: CallField) -> Date? {
      // Times that Postgres and a calendar can hold: 1970 to 9999.
      fold.facts[field]?.value.integer.flatMap {
        (0...253_402_300_799_999).contains($0) ? Date(timeIntervalSince1970: Double($0) / 1000) : nil
      }
    }
    state = fold.state
    providerAgentID = text(.providerAgentID)
    direction = text(.direction)
    startedAt = date(.startedAt)
    endedAt = date(.endedAt)
    durationMilliseconds = fold.facts[.duration]?.value.integer.flatMap {
      (0...CallUsage.longest).contains($0) ? $0 : nil
    }
    endReason = text(.endReason)
    usage = .of(fold)
  }

  /// Whether the call is over and its price can be told.
  var isChargeable: Bool {
    if case .known = usage { return state >= .ended }
    return false
  }
}
