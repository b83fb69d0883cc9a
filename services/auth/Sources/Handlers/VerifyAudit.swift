internal import AuthAPI
internal import Calls
internal import Foundation
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Whether the audit log is whole: every hash, every number, and the head. Throws `permission_denied`.
  ///
  /// It reads in steps, so that a long log holds no transaction open; entries that come meanwhile are read too.
  func verifyAudit(_ request: VerifyAuditRequest, context: CallContext) async throws -> VerifyAuditResponse {
    let organization = try context.requireOrganization()
    try await authorizer.require(.auditRead, in: organization, context: context)
    let head = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await AuditStore.head(of: organization, in: $0).seq
    }
    var last: (seq: Int64, hash: [UInt8]) = (0, AuditChain.start)
    var firstBad: Int64?
    while firstBad == nil {
      let (after, step) = (last.seq, 1000)
      let rows = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
        try await AuditStore.list(organization, after: after, limit: step, in: $0)
      }
      firstBad = AuditChain.firstBad(rows, after: last)
      if let entry = rows.last { last = (entry.seq, entry.hash) }
      guard rows.count == step else { break }
    }
    // An end that was cut off leaves a chain that is whole in itself.
    if firstBad == nil, last.seq < head { firstBad = last.seq + 1 }
    events.emit(AuthEvents.auditVerified(organization, checked: last.seq, firstBad: firstBad))
    return VerifyAuditResponse(whole: firstBad == nil, checked: last.seq, firstBadSeq: firstBad ?? 0)
  }
}
