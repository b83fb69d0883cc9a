public import Identifiers

/// In whose name a transaction runs: what row security and audit see.
public struct TransactionScope: Sendable, Hashable {
  /// Nil: no tenant, so tenant tables show no rows and take none.
  public let organizationID: OrganizationID?
  /// Who acts, for the audit log.
  public let actor: String?
  public let requestID: String?

  /// System tables only.
  public static let system = TransactionScope(organizationID: nil, actor: nil, requestID: nil)

  /// The rows of one organization, and system tables.
  public static func tenant(
    _ id: OrganizationID, actor: String? = nil, requestID: String? = nil
  ) -> TransactionScope {
    TransactionScope(organizationID: id, actor: actor, requestID: requestID)
  }
}
