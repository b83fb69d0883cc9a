/// What every schema starts with: the declaration of its tables' kinds.
public enum PostgresMigrations {
  /// First in every `MigrationSet`.
  public static let component = MigrationComponent(
    name: "postgres",
    files: [
      MigrationFile(number: 1, name: "declare_tables", sql: PackageResources._001_declare_tables_sql)
    ])
}
