/// What was revoked lately: tokens that were made before no longer count.
///
/// Bounded: an entry is forgotten when every token made before it has expired, and of more than `limit` entries nothing is
/// believed any more until some are forgotten.
struct RevocationList: Sendable {
  /// Entries kept.
  static let limit = 100_000
  /// Seconds that an entry is kept: the longest life of a token, and a minute for clocks that differ.
  static let lifetime: Int64 = 660

  /// By `kind|subject`: seconds since 1970.
  private var entries: [String: Int64] = [:]
  private(set) var isFull = false

  var count: Int { entries.count }

  mutating func insert(kind: Revocation.Kind, subject: String, at: Int64, now: Int64) {
    let key = "\(kind.rawValue)|\(subject)"
    entries[key] = max(entries[key] ?? .min, at)
    guard entries.count > Self.limit else { return }
    entries = entries.filter { $0.value + Self.lifetime > now }
    isFull = entries.count > Self.limit
  }

  /// A token of the same second as the revocation is taken to be older.
  func covers(_ token: VerifiedToken) -> Bool {
    if isFull { return true }
    let subjects = [
      (Revocation.Kind.session, token.sessionID), (.principal, token.principal),
      (.membership, "\(token.organizationID)/\(token.principal)"), (.organization, "\(token.organizationID)"),
    ]
    return subjects.contains { kind, subject in
      entries["\(kind.rawValue)|\(subject)"].map { $0 >= token.issuedAt } ?? false
    }
  }
}
