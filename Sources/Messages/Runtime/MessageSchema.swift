/// What a message is made of: enough to turn its bytes into JSON and back.
public struct MessageSchema: Sendable, Hashable {
  /// Full name, such as `switchboard.billing.v1.ChargeItem`.
  public let name: String
  /// In the order of their numbers.
  public let fields: [FieldSchema]
  /// Index into `fields` by the name in the .proto file and by the name in JSON.
  let indexByName: [String: Int]

  public init(name: String, fields: [FieldSchema]) {
    self.name = name
    self.fields = fields
    let names = fields.enumerated().flatMap { [($1.name, $0), ($1.jsonName, $0)] }
    self.indexByName = Dictionary(names, uniquingKeysWith: { first, _ in first })
  }
}

/// One field of a message.
public struct FieldSchema: Sendable, Hashable {
  public let number: Int32
  /// As in the .proto file.
  public let name: String
  /// lowerCamelCase, as canonical JSON has it.
  public let jsonName: String
  /// Of one element or of a map's values.
  public let kind: FieldKind
  public let cardinality: Cardinality
  /// Name of the oneof it belongs to.
  public let oneof: String?
  public let isSensitive: Bool

  public enum Cardinality: Sendable, Hashable {
    /// One value; the default is not sent.
    case implicit
    /// One value or none: `optional`, members of a oneof, messages.
    case explicit
    case repeated
    /// By keys of that kind.
    case map(key: FieldKind)
  }

  public init(
    _ number: Int32, _ name: String, json: String, _ kind: FieldKind, _ cardinality: Cardinality = .implicit,
    oneof: String? = nil, isSensitive: Bool = false
  ) {
    self.number = number
    self.name = name
    self.jsonName = json
    self.kind = kind
    self.cardinality = cardinality
    self.oneof = oneof
    self.isSensitive = isSensitive
  }
}

/// protobuf's kinds of values.
public indirect enum FieldKind: Sendable, Hashable {
  case int32, int64, uint32, uint64, sint32, sint64
  case fixed32, fixed64, sfixed32, sfixed64
  case float, double, bool, string, bytes
  case enumeration(EnumSchema)
  case message(MessageSchema)
  /// `google.protobuf.Timestamp`, which has a form of its own in JSON.
  case timestamp
}

/// Names and numbers of an enum, in the order of the .proto file.
public struct EnumSchema: Sendable, Hashable {
  /// Full name, such as `switchboard.billing.v1.ChargeOutcome`.
  public let name: String
  public let values: [Value]

  public struct Value: Sendable, Hashable {
    public let number: Int32
    public let name: String

    public init(_ number: Int32, _ name: String) {
      self.number = number
      self.name = name
    }
  }

  public init(name: String, values: [Value]) {
    self.name = name
    self.values = values
  }

  public func name(of number: Int32) -> String? {
    values.first { $0.number == number }?.name
  }

  public func number(of name: String) -> Int32? {
    values.first { $0.name == name }?.number
  }
}
