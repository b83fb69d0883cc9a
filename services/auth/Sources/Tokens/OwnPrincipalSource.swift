internal import Foundation
internal import Postgres
internal import ServiceRuntime
internal import Tokens

/// What auth verifies the tokens of its own callers with: its own tables.
struct OwnPrincipalSource: PrincipalSource {
  let database: Database
  let keyRing: SigningKeyRing

  func keys() async throws -> VerificationKeys { try await keyRing.snapshot().published }

  func revocations(after number: Int64) async throws -> RevocationNews {
    let (rows, head) = try await database.withTransaction(.system, isReadOnly: true) {
      try await RevocationStore.list(after: number, in: $0)
    }
    let entries = rows.compactMap { row in
      Revocation.Kind(rawValue: row.kind).map {
        Revocation(kind: $0, subject: row.subject, at: Int64(row.at.timeIntervalSince1970))
      }
    }
    let last = rows.last?.seq ?? number
    return RevocationNews(entries: entries, last: last, hasMore: last < head)
  }
}
