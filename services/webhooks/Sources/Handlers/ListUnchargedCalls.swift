internal import Calls
internal import Identifiers
internal import Messages
internal import RPCAPI
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// Looks of one page: 5,000 calls.
  static let mostLooksOfPage = 10

  func listUnchargedCalls(
    _ request: ListUnchargedCallsRequest, context: CallContext
  ) async throws -> ListUnchargedCallsResponse {
    let organizationID = try context.requireOrganization()
    let page = try ListPage(request.page)
    var cursor = page.cursor.map { CallID($0) }
    var gaps: [ChargeGap] = []
    for _ in 0..<Self.mostLooksOfPage {
      let look = try await charges.look(organizationID, after: cursor)
      gaps += look.gaps
      cursor = look.last
      if cursor == nil || gaps.count > page.limit { break }
    }
    if gaps.count > page.limit {
      gaps = Array(gaps.prefix(page.limit))
      cursor = gaps.last?.call.id
    }
    return ListUnchargedCallsResponse(
      calls: gaps.map { UnchargedCall($0) }, page: PageResponse(nextCursor: cursor.map { "\($0)" } ?? ""))
  }
}

extension UnchargedCall {
  fileprivate init(_ gap: ChargeGap) {
    let call = gap.call
    self.init(
      callID: "\(call.id)", provider: call.provider, providerCallID: call.providerCallID,
      endedAt: call.endedAt.map { Timestamp($0) }, receivedAt: Timestamp(call.receivedAt), seconds: call.seconds,
      chargedSeconds: gap.charge?.seconds, standing: gap.standing.rawValue)
  }
}
