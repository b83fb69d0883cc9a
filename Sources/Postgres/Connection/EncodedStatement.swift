/// A statement in the form that libpq takes: its text, and its parameters one after another in one buffer.
struct EncodedStatement: Sendable {
  var sql: String
  var types: [UInt32] = []
  /// Length of each parameter in bytes, -1 for null.
  var lengths: [Int32] = []
  /// One byte that belongs to none, then the parameters. So the buffer is never without an address, and neither is an
  /// empty parameter: an address of zero would make it null.
  var bytes: [UInt8] = [0]

  /// What a statement cache knows it by: the same text with other types is another statement.
  struct Key: Hashable, Sendable {
    let sql: String
    let types: [UInt32]
  }

  var key: Key { Key(sql: sql, types: types) }

  init(trusted sql: String) {
    self.sql = sql
  }

  /// Throws what encoding a parameter gave, and `invalidValue` for more parameters or bytes than the protocol can count.
  init(_ statement: Statement) throws(PostgresError) {
    guard statement.parameters.count <= Statement.maximumParameters else {
      throw PostgresError(
        .invalidValue, message: "A statement has more than \(Statement.maximumParameters) parameters.")
    }
    sql = statement.sql
    types.reserveCapacity(statement.parameters.count)
    lengths.reserveCapacity(statement.parameters.count)
    for parameter in statement.parameters {
      types.append(parameter.type.oid)
      guard let value = try parameter.bytes.get() else {
        lengths.append(-1)
        continue
      }
      guard bytes.count + value.count <= Self.maximumBytes else {
        throw PostgresError(.invalidValue, message: "The parameters have more than \(Self.maximumBytes) bytes.")
      }
      lengths.append(Int32(value.count))
      bytes += value
    }
  }

  /// A quarter of what the server's memory allocator gives at once, 1 GiB.
  static let maximumBytes = 256 << 20
}
