internal import AnalysisAPI

/// What calls were worth.
extension APIRoute {
  static let evaluations = [
    APIRoute(
      .get, "/v1/evaluations", .analysis, AnalysisMethods.listEvaluations, access: .permission("evaluations.read"),
      query: ["call_id"], "Evaluations, newest first."),
    APIRoute(
      .get, "/v1/evaluations/{id}", .analysis, AnalysisMethods.getEvaluation, access: .permission("evaluations.read"),
      binding: ["id": "evaluation_id"], "One evaluation."),
    APIRoute(
      .get, "/v1/rubrics", .analysis, AnalysisMethods.listRubrics, access: .permission("evaluations.read"),
      "The newest versions of all rubrics, oldest rubric first."),
    APIRoute(
      .post, "/v1/rubrics", .analysis, AnalysisMethods.publishRubric, access: .permission("evaluations.manage"),
      status: 201, "Publishes a new version of a rubric."),
    APIRoute(
      .get, "/v1/evaluation-budget", .analysis, AnalysisMethods.getBudget, access: .permission("evaluations.read"),
      "This month's budget for evaluations."),
    APIRoute(
      .put, "/v1/evaluation-budget", .analysis, AnalysisMethods.setBudget, access: .permission("evaluations.manage"),
      kind: .money, "Sets what may be spent on evaluations in a month."),
  ]

  static let leads = [
    APIRoute(
      .get, "/v1/leads", .analysis, AnalysisMethods.listHotLeads, access: .permission("leads.read"),
      query: ["open_only"], "Calls that were found hot, newest first."),
    APIRoute(
      .post, "/v1/leads/{id}/acknowledge", .analysis, AnalysisMethods.ackHotLead, access: .permission("leads.manage"),
      binding: ["id": "lead_id"], "Notes that somebody took care of a lead."),
    APIRoute(
      .put, "/v1/lead-rule", .analysis, AnalysisMethods.putHotLeadRule, access: .permission("leads.manage"),
      "Publishes a new version of the rule that finds hot leads."),
  ]
}
