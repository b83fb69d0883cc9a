internal import AnalysisAPI
internal import Calls
internal import ServiceRuntime

extension AnalysisHandlers {
  /// The newest versions of the caller's rubrics. Throws `bad_cursor`, `bad_limit`.
  func listRubrics(_ request: ListRubricsRequest, context: CallContext) async throws -> ListRubricsResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let rubrics = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await RubricStore.list(of: organization, after: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (shown, next) = page.cut(rubrics, by: \.rubricID.uuid)
    return ListRubricsResponse(rubrics: shown.map(\.message), page: next)
  }
}
