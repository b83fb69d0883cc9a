extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
  public static var postgresType: PostgresType { Wrapped.postgresType }

  public func postgresBytes() throws(PostgresError) -> [UInt8]? {
    switch self {
    case .none: nil
    case .some(let value): try value.postgresBytes()
    }
  }

  public func appendPostgresBytes(to bytes: inout [UInt8]) throws(PostgresError) -> Bool {
    switch self {
    case .none: false
    case .some(let value): try value.appendPostgresBytes(to: &bytes)
    }
  }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  public init(postgres value: PostgresValue) throws(PostgresError) {
    self = value.bytes == nil ? nil : try Wrapped(postgres: value)
  }
}

extension Optional: PostgresArrayElement
where Wrapped: PostgresArrayElement & PostgresEncodable & PostgresDecodable {
  public static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}
