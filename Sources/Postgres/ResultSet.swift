/// The rows that one statement returned, copied out of libpq at once into one buffer.
struct ResultSet: Sendable {
  var columns: Columns
  var rowCount: Int
  /// The values one after another, row by row.
  var bytes: [UInt8]
  /// Where each value ends in `bytes`; a null ends where the one before it did, with the highest bit set.
  var ends: [UInt64]

  /// Names and types, shared by all rows.
  final class Columns: Sendable {
    let names: [String]
    let types: [PostgresType]

    init(names: [String], types: [PostgresType]) {
      self.names = names
      self.types = types
    }
  }

  static let nullBit: UInt64 = 1 << 63

  var rows: [Row] { (0..<rowCount).map { Row(result: self, index: $0) } }

  func value(row: Int, column: Int) -> PostgresValue {
    let position = row * columns.names.count + column
    let type = columns.types[column]
    let end = ends[position]
    guard end & Self.nullBit == 0 else { return PostgresValue(type: type, bytes: nil) }
    let start = position == 0 ? 0 : ends[position - 1] & ~Self.nullBit
    return PostgresValue(type: type, bytes: bytes[Int(start)..<Int(end)])
  }
}
