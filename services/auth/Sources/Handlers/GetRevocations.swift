internal import AuthAPI
internal import Calls
internal import Messages
internal import Postgres

extension AuthHandlers {
  /// What was revoked after a number, in order.
  func getRevocations(_ request: GetRevocationsRequest, context: CallContext) async throws -> GetRevocationsResponse {
    let (rows, head) = try await database.withTransaction(.system, isReadOnly: true) {
      try await RevocationStore.list(after: request.sinceSeq, in: $0)
    }
    let entries = rows.map {
      RevocationEntry(seq: $0.seq, kind: $0.kind, subject: $0.subject, at: Timestamp($0.at))
    }
    return GetRevocationsResponse(revocations: entries, headSeq: head)
  }
}
