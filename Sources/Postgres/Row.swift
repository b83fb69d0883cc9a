/// One row of a result. It keeps the whole result alive: copy out what is to be kept for long.
public struct Row: Sendable {
  let result: ResultSet
  let index: Int

  /// The value of the column named `column`.
  ///
  /// Throws `decoding` where there is no such column, the value is null and `Value` is not optional, or the column's type
  /// is not one that `Value` can be read from.
  public func get<Value: PostgresDecodable>(
    _ column: String, as _: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    guard let position = result.columns.names.firstIndex(of: column) else {
      throw PostgresError(.decoding, message: "The result has no column “\(column)”.")
    }
    do throws(PostgresError) {
      return try Value(postgres: result.value(row: index, column: position))
    } catch {
      throw PostgresError(error.code, message: "Column “\(column)” is not \(Value.self): \(error.message)")
    }
  }
}
