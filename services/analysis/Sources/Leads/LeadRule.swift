internal import Identifiers

/// When an evaluated call is a hot lead. A version never changes.
struct LeadRule: Sendable, Hashable {
  static let mostOutcomes = 7
  static let mostScores = 20

  var id: LeadRuleID
  var version: Int64
  /// Any of these; empty: any at all.
  var outcomes: Set<CallOutcome>
  /// Criteria that must be supported with at least that score.
  var minimumScores: [String: Int]
  var minimumSeconds: Int64

  /// Whether all that the rule asks for holds.
  func matches(_ verdict: Verdict, seconds: Int64) -> Bool {
    guard seconds >= minimumSeconds, outcomes.isEmpty || outcomes.contains(verdict.outcome) else { return false }
    return minimumScores.allSatisfy { key, minimum in
      verdict.scores.contains { $0.key == key && $0.isSupported && $0.score >= minimum }
    }
  }
}
