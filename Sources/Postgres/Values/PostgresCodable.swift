/// A value that can be bound as a parameter of a statement.
///
/// The parameter is declared to the server as `postgresType` and travels in binary. Where a column has another type, cast
/// in the statement: `\(text)::jsonb`.
public protocol PostgresEncodable: Sendable {
  static var postgresType: PostgresType { get }

  /// The binary form, nil for null. Throws `invalidText` for text with a NUL, `invalidValue` for what the type cannot hold.
  func postgresBytes() throws(PostgresError) -> [UInt8]?

  /// Appends the binary form to `bytes`; false for null. What the elements of arrays go through: a type that has many of them
  /// spares each an array of its own here.
  func appendPostgresBytes(to bytes: inout [UInt8]) throws(PostgresError) -> Bool
}

extension PostgresEncodable {
  public func appendPostgresBytes(to bytes: inout [UInt8]) throws(PostgresError) -> Bool {
    guard let own = try postgresBytes() else { return false }
    bytes += own
    return true
  }
}

/// A value that can be read from a column.
public protocol PostgresDecodable: Sendable {
  /// Throws `decoding` for null, and for a column of a type that this value cannot be read from.
  init(postgres value: PostgresValue) throws(PostgresError)
}

/// One column of one row, as the server sent it: its type, and its binary form or null.
public struct PostgresValue: Sendable {
  public let type: PostgresType
  public let bytes: ArraySlice<UInt8>?

  public init(type: PostgresType, bytes: ArraySlice<UInt8>?) {
    self.type = type
    self.bytes = bytes
  }

  /// The bytes, where the type is one of `types`; throws `decoding` for null and for other types.
  func bytes(of types: PostgresType...) throws(PostgresError) -> ArraySlice<UInt8> {
    guard let bytes else { throw PostgresError(.decoding, message: "The value is null.") }
    guard types.contains(type) else {
      throw PostgresError(.decoding, message: "The value has the type with oid \(type.oid), which was not expected.")
    }
    return bytes
  }

  /// The bytes as a big-endian integer of exactly the width of `Number`.
  func integer<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type, of type: PostgresType) throws(PostgresError)
    -> Number
  {
    guard let number = Number(bigEndian: try bytes(of: type)) else {
      throw PostgresError(.decoding, message: "The value has another length than its type.")
    }
    return number
  }
}

extension FixedWidthInteger where Self: BitwiseCopyable {
  /// Nil unless there are exactly as many bytes as the number is wide.
  init?(bigEndian bytes: ArraySlice<UInt8>) {
    guard bytes.count == MemoryLayout<Self>.size else { return nil }
    self = Self(bigEndian: bytes.withUnsafeBytes { $0.loadUnaligned(as: Self.self) })
  }

  /// Network byte order.
  var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}

extension [UInt8] {
  /// In network byte order.
  mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(bigEndian number: Number) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}
