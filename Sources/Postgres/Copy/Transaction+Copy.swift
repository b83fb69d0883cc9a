extension Transaction {
  /// Adds many rows to one table by the server's bulk path; returns how many.
  ///
  /// All rows or none: any error makes the whole transaction fail, or the savepoint around it. The server does not copy
  /// into tables with row security, so this is for system tables. Nothing else may run in the transaction meanwhile. At the
  /// transaction's deadline, and when the task is cancelled, the server is told to give the copy up.
  ///
  /// Throws what other statements throw, `undefinedObject` for a table or column that is not there, `invalidValue` for a
  /// column of another type than the rows have, and `other` for a table with row security.
  @discardableResult
  public func copy(_ rows: CopyRows) async throws(PostgresError) -> Int {
    guard rows.count > 0 else { return 0 }
    try await check(rows)
    return try await session.copy(rows)
  }

  /// The binary form says nothing of types: a server would take bytes of one for another where they happen to fit.
  private func check(_ copied: CopyRows) async throws(PostgresError) {
    let found = try await rows(
      """
      select a.attname::text as name, a.atttypid::int8 as type, c.relrowsecurity as guarded
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.oid = to_regclass(quote_ident(\(copied.table))) and a.attname = any (\(copied.columns)) and a.attnum > 0
        and not a.attisdropped
      """)
    guard found.count == copied.columns.count else { throw PostgresError(.undefinedObject) }
    for row in found {
      guard try !row.get("guarded", as: Bool.self) else {
        throw PostgresError(.other, message: "The server does not copy into a table with row security.")
      }
      let name = try row.get("name", as: String.self)
      let type = PostgresType(oid: UInt32(clamping: try row.get("type", as: Int64.self)))
      guard let index = copied.columns.firstIndex(of: name), copied.types[index].isWritable(as: type) else {
        throw PostgresError(.invalidValue, message: "A column has another type than the rows to be copied.")
      }
    }
  }
}

extension PostgresType {
  /// Whether this type's binary form is also that of a column's type.
  fileprivate func isWritable(as column: PostgresType) -> Bool {
    if self == column { return true }
    return self == .text && (column.isUserDefined || [.varchar, .bpchar, .json].contains(column))
  }
}
