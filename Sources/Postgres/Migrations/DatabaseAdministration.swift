/// What an administrator does to whole databases of a server. Throws `MigrationError.invalidName` for names that are not
/// plain, and `PostgresError`.
public struct DatabaseAdministration: Sendable {
  let admin: DatabaseConfiguration

  /// `admin` must be able to create databases.
  public init(admin: DatabaseConfiguration) {
    self.admin = admin
  }

  /// Creates a database in which only `logins` may do anything. With a template it is a copy, and nobody may be connected
  /// to the template meanwhile.
  public func createDatabase(_ name: String, template: String? = nil, logins: [String] = []) async throws {
    for name in [name] + logins + (template.map { [$0] } ?? []) {
      guard name.isPlainName else { throw MigrationError.invalidName(name) }
    }
    try await AdminSession.with(admin) { session in
      try await session.script(#"create database "\#(name)""# + (template.map { #" template "\#($0)""# } ?? ""))
      // A copy has the tables' grants, and not those of the database.
      try await session.script(#"revoke all on database "\#(name)" from public"#)
      for login in logins { try await session.script(#"grant connect on database "\#(name)" to "\#(login)""#) }
    }
  }

  public func databaseExists(_ name: String) async throws -> Bool {
    try await AdminSession.with(admin) { session in
      !(try await session.rows("select from pg_database where datname = \(name)")).isEmpty
    }
  }

  /// Ends whoever is connected to it, and drops it; does nothing where there is none.
  public func dropDatabase(_ name: String) async throws {
    guard name.isPlainName else { throw MigrationError.invalidName(name) }
    _ = try await AdminSession.with(admin) { session in
      try await session.script(#"drop database if exists "\#(name)" with (force)"#)
    }
  }

  /// Gives a database another name. Throws with SQLSTATE 55006 while anybody is connected to it.
  public func renameDatabase(_ name: String, to newName: String) async throws {
    for name in [name, newName] { guard name.isPlainName else { throw MigrationError.invalidName(name) } }
    _ = try await AdminSession.with(admin) { session in
      try await session.script(#"alter database "\#(name)" rename to "\#(newName)""#)
    }
  }

  /// The names of all databases that anybody may connect to.
  public func databaseNames() async throws -> [String] {
    try await AdminSession.with(admin) { session in
      try await session.rows("select datname::text as name from pg_database where datallowconn order by datname").map {
        try $0.get("name")
      }
    }
  }
}
