public import Identifiers

/// Who a believed token stands for.
public struct VerifiedToken: Sendable, Hashable {
  /// `user:UUID`, `key:UUID` or `outside:UUID`.
  public var principal: String
  public var organizationID: OrganizationID
  /// Empty for a key.
  public var role: String
  /// Version of the principal's rights when the token was made.
  public var permissionVersion: Int64
  public var sessionID: String
  /// Seconds since 1970.
  public var issuedAt: Int64
  /// Seconds since 1970.
  public var expiresAt: Int64
  /// What a key may do; nil for people.
  public var scopes: [String]?
}
