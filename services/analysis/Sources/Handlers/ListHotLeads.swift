internal import AnalysisAPI
internal import Calls
internal import Messages
internal import ServiceRuntime

extension AnalysisHandlers {
  /// Leads, newest first. Throws `bad_cursor`, `bad_limit`.
  func listHotLeads(_ request: ListHotLeadsRequest, context: CallContext) async throws -> ListHotLeadsResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let leads = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await HotLeadStore.list(
        of: organization, isOpenOnly: request.openOnly, before: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (shown, next) = page.cut(leads, by: \.id.uuid)
    return ListHotLeadsResponse(leads: shown.map(\.message), page: next)
  }
}

extension HotLead {
  var message: AnalysisAPI.HotLead {
    AnalysisAPI.HotLead(
      id: "\(id)", callID: "\(callID)", agentID: "\(agentID)", ruleID: "\(ruleID)", outcome: outcome,
      foundAt: Timestamp(foundAt), acknowledgedAt: acknowledgedAt.map { Timestamp($0) },
      acknowledgedBy: acknowledgedBy)
  }
}
