internal import Foundation
internal import Identifiers

/// What the identifiers of analysis identify. None of them has a value.
enum AnalysisSubjects {
  enum Evaluation {}
  enum Rubric {}
  enum RubricVersion {}
  enum Batch {}
  enum LeadRule {}
  enum HotLead {}
}

typealias EvaluationID = Identifier<AnalysisSubjects.Evaluation>
typealias RubricID = Identifier<AnalysisSubjects.Rubric>
typealias RubricVersionID = Identifier<AnalysisSubjects.RubricVersion>
typealias BatchID = Identifier<AnalysisSubjects.Batch>
typealias LeadRuleID = Identifier<AnalysisSubjects.LeadRule>
typealias HotLeadID = Identifier<AnalysisSubjects.HotLead>

extension Identifier {
  /// What stands for “none” or “all” in a key, where null would not conflict with itself.
  static var zero: Self { Self(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))) }
}
