internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `batches`.
enum BatchStore {
  /// A batch as it stands.
  struct Batch: Sendable, Hashable {
    enum State: String, Sendable, Hashable {
      /// Perhaps sent, not answered yet.
      case submitting
      case submitted, ended
      /// Refused as a whole: it cost nothing.
      case unsent
      /// Given up: its members count as spent.
      case unknown
    }

    var id: BatchID
    var state: State
    /// Empty until the provider gave it.
    var providerBatchID: String
    var createdAt: Date
  }

  static func insert(_ id: BatchID, of organization: OrganizationID, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      "insert into batches (org_id, id, state) values (\(organization), \(id), 'submitting')")
  }

  static func lock(
    _ id: BatchID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Batch? {
    try await transaction.first(
      """
      select id, state, provider_batch_id, created_at from batches
       where org_id = \(organization) and id = \(id) for update
      """
    ).map { row in
      Batch(
        id: try row.get("id"), state: Batch.State(rawValue: try row.get("state")) ?? .unknown,
        providerBatchID: try row.get("provider_batch_id"), createdAt: try row.get("created_at"))
    }
  }

  static func submitted(
    _ id: BatchID, of organization: OrganizationID, as providerBatchID: String, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      update batches set state = 'submitted', provider_batch_id = \(providerBatchID), submitted_at = clock_timestamp()
       where org_id = \(organization) and id = \(id) and state = 'submitting'
      """)
  }

  static func end(
    _ id: BatchID, of organization: OrganizationID, as state: Batch.State, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      update batches set state = \(state.rawValue), ended_at = clock_timestamp()
       where org_id = \(organization) and id = \(id)
      """)
  }
}
