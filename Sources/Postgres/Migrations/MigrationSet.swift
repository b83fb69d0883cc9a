/// Every migration of one service's schema, in the order in which they run.
public struct MigrationSet: Sendable, Hashable {
  /// Name of the service, of its schema and of its log-in role: lower-case letters, digits and `_`.
  public let service: String
  /// Run one after another; those that others build on stand first.
  public let components: [MigrationComponent]

  public init(service: String, components: [MigrationComponent]) {
    self.service = service
    self.components = components
  }
}

/// The migrations of one part: of a shared library, or of the service itself.
public struct MigrationComponent: Sendable, Hashable {
  public let name: String
  /// Numbered from 1 without a gap.
  public let files: [MigrationFile]

  public init(name: String, files: [MigrationFile]) {
    self.name = name
    self.files = files
  }
}

/// One file of SQL: one change, never edited once released.
///
/// It names tables without a schema, runs as the schema's owner in a transaction of its own, and finds the service's name
/// in the setting `switchboard.service`. With the line `-- outside a transaction` in the comment at its head, it is one
/// `create index concurrently` or `drop index concurrently` instead.
public struct MigrationFile: Sendable, Hashable {
  public let number: Int
  /// What the change is, such as `create_accounts`.
  public let name: String
  public let sql: [UInt8]

  public init(number: Int, name: String, sql: [UInt8]) {
    self.number = number
    self.name = name
    self.sql = sql
  }
}
