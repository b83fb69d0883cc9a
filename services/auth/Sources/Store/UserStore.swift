internal import Identifiers
internal import Postgres

/// Every statement on `users`.
enum UserStore {
  /// The user of that address, made where there is none. One who exists is left as they are: whoever names an address must
  /// not be able to set its owner's password.
  static func findOrInsert(
    _ email: EmailAddress, passwordHash: String?, in transaction: Transaction
  ) async throws -> UserID {
    let inserted = try await transaction.first(
      """
      insert into users (id, email_norm, password_hash)
      values (\(UserID.new()), \(email.normalized), \(passwordHash as String?))
          on conflict (email_norm) do nothing
      returning id
      """)
    if let inserted { return try inserted.get("id") }
    // A statement of its own: only a new snapshot shows a user whom another transaction made a moment ago.
    let found = try await transaction.first("select id from users where email_norm = \(email.normalized)")
    guard let found else { throw PostgresError(.rowMissing) }
    return try found.get("id")
  }

  /// Sets the password of somebody who has none. Whether it was set.
  static func setFirstPassword(_ hash: String, of user: UserID, in transaction: Transaction) async throws -> Bool {
    try await transaction.execute(
      "update users set password_hash = \(hash) where id = \(user) and password_hash is null") > 0
  }

  /// What a log-in compares with; nil where nobody has the address.
  static func credentials(of email: EmailAddress, _ database: Database) async throws -> UserCredentials? {
    let row = try await database.read(
      .system, "select id, password_hash from users where email_norm = \(email.normalized)"
    ).first
    return try row.map { UserCredentials(id: try $0.get("id"), passwordHash: try $0.get("password_hash")) }
  }
}

struct UserCredentials: Sendable {
  var id: UserID
  /// Nil: none was set.
  var passwordHash: String?
}
