internal import Identifiers
internal import Postgres

/// Every statement that writes `stream_heads`; `StreamLogStore` reads it together with the log.
enum StreamHeadStore {
  /// Locks the organization's head until the transaction ends, and answers the highest number given.
  static func lock(_ organizationID: OrganizationID, in transaction: Transaction) async throws -> Int64 {
    try await transaction.rows(
      """
      insert into stream_heads as head (org_id) values (\(organizationID))
      on conflict (org_id) do update set head_seq = head.head_seq
      returning head_seq
      """)[0].get("head_seq")
  }

  static func move(_ organizationID: OrganizationID, to sequence: Int64, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      "update stream_heads set head_seq = \(sequence) where org_id = \(organizationID)")
  }
}
