internal import AnalysisAPI
internal import Calls

extension AnalysisHandlers {
  /// Selects or skips ended calls. See ``CallConsiderer``.
  func considerCalls(_ request: ConsiderCallsRequest, context: CallContext) async throws -> ConsiderCallsResponse {
    ConsiderCallsResponse(results: try await considerer.consider(request.items))
  }
}
