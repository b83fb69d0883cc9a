public import Foundation
public import Identifiers

extension UUID: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .uuid }

  public func postgresBytes() -> [UInt8]? { withUnsafeBytes(of: uuid) { Array($0) } }

  public func appendPostgresBytes(to bytes: inout [UInt8]) -> Bool {
    withUnsafeBytes(of: uuid) { bytes.append(contentsOf: $0) }
    return true
  }

  public init(postgres value: PostgresValue) throws(PostgresError) {
    let bytes = try value.bytes(of: .uuid)
    guard bytes.count == 16 else {
      throw PostgresError(.decoding, message: "The value has another length than its type.")
    }
    var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &uuid) { $0.copyBytes(from: bytes) }
    self.init(uuid: uuid)
  }
}

extension Identifier: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .uuid }

  public func postgresBytes() -> [UInt8]? { uuid.postgresBytes() }

  public func appendPostgresBytes(to bytes: inout [UInt8]) -> Bool { uuid.appendPostgresBytes(to: &bytes) }

  public init(postgres value: PostgresValue) throws(PostgresError) {
    self.init(try UUID(postgres: value))
  }
}
