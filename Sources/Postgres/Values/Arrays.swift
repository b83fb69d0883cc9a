public import Foundation
public import Identifiers

/// A value that can be an element of an array parameter, which `unnest` and `= any(…)` take.
///
/// `[UInt8]` is `bytea` and not an array of numbers: that is why arrays go through their elements' type.
public protocol PostgresArrayElement: Sendable {
  static var postgresArrayType: PostgresType { get }
  static func postgresBytes(of elements: [Self]) throws(PostgresError) -> [UInt8]
  static func elements(postgres value: PostgresValue) throws(PostgresError) -> [Self]
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
  public static var postgresType: PostgresType { Element.postgresArrayType }

  public func postgresBytes() throws(PostgresError) -> [UInt8]? { try Element.postgresBytes(of: self) }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
  public init(postgres value: PostgresValue) throws(PostgresError) {
    self = try Element.elements(postgres: value)
  }
}

extension UInt8: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .bytea }

  public static func postgresBytes(of elements: [UInt8]) -> [UInt8] { elements }

  public static func elements(postgres value: PostgresValue) throws(PostgresError) -> [UInt8] {
    Array(try value.bytes(of: .bytea))
  }
}

extension PostgresArrayElement where Self: PostgresEncodable {
  /// One dimension, counted from 1. Source: array_recv.
  public static func postgresBytes(of elements: [Self]) throws(PostgresError) -> [UInt8] {
    guard !elements.isEmpty else { return Int64(0).bigEndianBytes + postgresType.oid.bigEndianBytes }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(20 + 24 * elements.count)
    bytes.append(bigEndian: Int32(1))
    bytes.append(bigEndian: Int32(0))
    bytes.append(bigEndian: postgresType.oid)
    bytes.append(bigEndian: Int32(truncatingIfNeeded: elements.count))
    bytes.append(bigEndian: Int32(1))
    for element in elements {
      let start = bytes.count
      bytes.append(bigEndian: Int32(-1))
      if try element.appendPostgresBytes(to: &bytes) {
        bytes.write(bigEndian: Int32(truncatingIfNeeded: bytes.count - start - 4), at: start)
      } else {
        // Whether there is a null among them.
        bytes.write(bigEndian: Int32(1), at: 4)
      }
    }
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func write(bigEndian number: Int32, at index: Int) {
    withUnsafeMutableBytes { $0.storeBytes(of: number.bigEndian, toByteOffset: index, as: Int32.self) }
  }
}

extension PostgresArrayElement where Self: PostgresDecodable {
  /// Arrays of no or one dimension; throws `decoding` for others.
  public static func elements(postgres value: PostgresValue) throws(PostgresError) -> [Self] {
    guard let bytes = value.bytes else { throw PostgresError(.decoding, message: "The value is null.") }
    var reader = ArrayReader(rest: bytes)
    let dimensions = try reader.integer()
    _ = try reader.integer()
    let type = PostgresType(oid: UInt32(bitPattern: try reader.integer()))
    guard dimensions != 0 else { return [] }
    guard dimensions == 1 else { throw PostgresError(.decoding, message: "The array has more than one dimension.") }
    let count = Int(try reader.integer())
    _ = try reader.integer()
    var elements: [Self] = []
    // Each element takes at least the four bytes of its length, so the reader fails before a false count can cost memory.
    for _ in 0..<max(0, count) {
      elements.append(try Self(postgres: PostgresValue(type: type, bytes: try reader.element())))
    }
    return elements
  }
}

/// Reads the pieces of an array's binary form.
private struct ArrayReader {
  var rest: ArraySlice<UInt8>

  mutating func integer() throws(PostgresError) -> Int32 {
    guard let number = Int32(bigEndian: rest.prefix(4)) else { throw Self.truncated }
    rest.removeFirst(4)
    return number
  }

  mutating func element() throws(PostgresError) -> ArraySlice<UInt8>? {
    let length = Int(try integer())
    guard length >= 0 else { return nil }
    guard rest.count >= length else { throw Self.truncated }
    defer { rest.removeFirst(length) }
    return rest.prefix(length)
  }

  private static var truncated: PostgresError { PostgresError(.decoding, message: "The array ends too early.") }
}

extension Bool: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .boolArray }
}
extension Int16: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .int2Array }
}
extension Int32: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .int4Array }
}
extension Int64: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .int8Array }
}
extension Int: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .int8Array }
}
extension String: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .textArray }
}
extension UUID: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .uuidArray }
}
extension Date: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .timestamptzArray }
}
extension Identifier: PostgresArrayElement {
  public static var postgresArrayType: PostgresType { .uuidArray }
}
extension Array: PostgresArrayElement where Element == UInt8 {
  public static var postgresArrayType: PostgresType { .byteaArray }
}
