/// One entry of the feed of revocations: tokens of the subject that were made up to `at` no longer count.
public struct Revocation: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A session or key; the subject is its UUID.
    case session
    /// Everything of a principal; the subject is `user:UUID` and so on.
    case principal
    /// A principal in one organization; the subject is `ORG/user:UUID`.
    case membership
    /// Everybody of an organization; the subject is its UUID.
    case organization
  }

  public var kind: Kind
  public var subject: String
  /// Seconds since 1970.
  public var at: Int64

  public init(kind: Kind, subject: String, at: Int64) {
    self.kind = kind
    self.subject = subject
    self.at = at
  }
}
