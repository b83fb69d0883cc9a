/// Rows that are to be copied into one table, in the server's binary form.
///
/// Source: PostgreSQL manual, COPY, "Binary Format".
public struct CopyRows: Sendable {
  /// Bytes of all rows together: what is copied stands in memory as a whole.
  public static let maximumBytes = 64 << 20
  /// Columns of one row.
  public static let maximumColumns = 64

  let table: String
  let columns: [String]
  /// What each column's values were encoded as; set by the first row.
  private(set) var types: [PostgresType] = []
  /// Rows that were appended.
  public private(set) var count = 0
  private var bytes: [UInt8]

  /// The signature, no flags, no extension of the header.
  private static let header: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0x00] + [UInt8](repeating: 0, count: 8)
  /// A field count of -1.
  private static let trailer: [UInt8] = [0xff, 0xff]

  /// - Precondition: there are 1 to ``maximumColumns`` columns. Names are literals of the program.
  public init(into table: StaticString, columns: StaticString...) {
    precondition((1...Self.maximumColumns).contains(columns.count), "a copy has 1 to 64 columns")
    self.table = table.description
    self.columns = columns.map(\.description)
    bytes = Self.header
  }

  /// Adds one row; a nil is a null. Where it throws, the row is not added.
  ///
  /// Throws `invalidValue` for another number of values than there are columns, for a column whose values change their
  /// type, and beyond ``maximumBytes``; and what encoding a value gives, such as `invalidText`.
  public mutating func append<each Value: PostgresEncodable>(_ values: repeat (each Value)?) throws(PostgresError) {
    var fields: [UInt8] = []
    var rowTypes: [PostgresType] = []
    for (type, value) in repeat ((each Value).self, each values) {
      rowTypes.append(type.postgresType)
      guard let encoded = try value?.postgresBytes() else {
        fields += Int32(-1).bigEndianBytes
        continue
      }
      guard encoded.count <= Self.maximumBytes else { throw Self.tooLarge }
      fields += Int32(encoded.count).bigEndianBytes
      fields += encoded
    }
    guard rowTypes.count == columns.count else {
      throw PostgresError(.invalidValue, message: "A row to be copied has another number of values than of columns.")
    }
    guard count == 0 || rowTypes == types else {
      throw PostgresError(.invalidValue, message: "A column of the rows to be copied has values of two types.")
    }
    guard bytes.count + 2 + fields.count + Self.trailer.count <= Self.maximumBytes else { throw Self.tooLarge }
    types = rowTypes
    bytes += Int16(columns.count).bigEndianBytes
    bytes += fields
    count += 1
  }

  /// Bytes that would be sent.
  public var byteCount: Int { bytes.count + Self.trailer.count }

  /// What is sent: header, rows, trailer.
  var content: [UInt8] { bytes + Self.trailer }

  /// The statement that the rows follow.
  var sql: String {
    "copy \(Self.quoted(table)) (\(columns.map(Self.quoted).joined(separator: ", "))) from stdin (format binary)"
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static var tooLarge: PostgresError {
    PostgresError(.invalidValue, message: "The rows to be copied have more than \(maximumBytes) bytes.")
  }
}
