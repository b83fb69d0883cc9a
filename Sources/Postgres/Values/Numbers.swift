extension Bool: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .bool }

  public func postgresBytes() -> [UInt8]? { [self ? 1 : 0] }

  public init(postgres value: PostgresValue) throws(PostgresError) {
    self = try value.integer(UInt8.self, of: .bool) != 0
  }
}

extension Int16: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .int2 }

  public func postgresBytes() -> [UInt8]? { bigEndianBytes }

  public func appendPostgresBytes(to bytes: inout [UInt8]) -> Bool {
    bytes.append(bigEndian: self)
    return true
  }

  public init(postgres value: PostgresValue) throws(PostgresError) {
    self = try value.integer(Int16.self, of: .int2)
  }
}

extension Int32: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .int4 }

  public func postgresBytes() -> [UInt8]? { bigEndianBytes }

  public func appendPostgresBytes(to bytes: inout [UInt8]) -> Bool {
    bytes.append(bigEndian: self)
    return true
  }

  /// From `smallint` and `integer`.
  public init(postgres value: PostgresValue) throws(PostgresError) {
    self =
      value.type == .int2 ? Int32(try value.integer(Int16.self, of: .int2)) : try value.integer(Int32.self, of: .int4)
  }
}

extension Int64: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .int8 }

  public func postgresBytes() -> [UInt8]? { bigEndianBytes }

  public func appendPostgresBytes(to bytes: inout [UInt8]) -> Bool {
    bytes.append(bigEndian: self)
    return true
  }

  /// From `smallint`, `integer` and `bigint`. A sum of `bigint` is `numeric`: cast it.
  public init(postgres value: PostgresValue) throws(PostgresError) {
    switch value.type {
    case .int2: self = Int64(try value.integer(Int16.self, of: .int2))
    case .int4: self = Int64(try value.integer(Int32.self, of: .int4))
    default: self = try value.integer(Int64.self, of: .int8)
    }
  }
}

extension Int: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .int8 }

  public func postgresBytes() -> [UInt8]? { Int64(self).postgresBytes() }

  public func appendPostgresBytes(to bytes: inout [UInt8]) -> Bool { Int64(self).appendPostgresBytes(to: &bytes) }

  /// From `smallint`, `integer` and `bigint`.
  public init(postgres value: PostgresValue) throws(PostgresError) {
    self = Int(try Int64(postgres: value))
  }
}

extension Double: PostgresDecodable {
  /// From `real` and `double precision`. Nothing here is ever written as floating point.
  public init(postgres value: PostgresValue) throws(PostgresError) {
    if value.type == .float4 {
      self = Double(Float(bitPattern: try value.integer(UInt32.self, of: .float4)))
    } else {
      self = Double(bitPattern: try value.integer(UInt64.self, of: .float8))
    }
  }
}
