/// How a message is spelled in JSON.
public enum JSONStyle: Sendable, Hashable {
  /// Canonical proto3 JSON: lowerCamelCase names, 64-bit integers in quotes, whole names of enum values, defaults left out.
  case canonical
  /// As `/v1` and `--json` spell it: names as in the .proto file, every integer a number, enum values in lower case without
  /// their enum's prefix. Every field is there: `null` stands for an unset one, an unspecified value and an empty id, time or
  /// cursor; of a oneof only the chosen member is there.
  case resource
}

extension EnumSchema {
  /// What every value's name begins with: the zero value is that and `UNSPECIFIED`. Empty where there is no such value.
  private var prefix: Substring {
    guard let zero = name(of: 0), zero.hasSuffix("UNSPECIFIED") else { return "" }
    return zero.dropLast("UNSPECIFIED".count)
  }

  /// The resource spelling of `number`: `accepted` for INGEST_OUTCOME_ACCEPTED; nil for zero and for values not known here.
  func resourceName(of number: Int32) -> String? {
    guard number != 0, let name = name(of: number) else { return nil }
    return (name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name).lowercased()
  }

  /// The number that the resource spelling `name` stands for.
  func number(ofResource name: String) -> Int32? {
    values.first { $0.number != 0 && resourceName(of: $0.number) == name }?.number
  }

  /// Every resource spelling, in the order of the .proto file.
  public var resourceNames: [String] { values.compactMap { resourceName(of: $0.number) } }
}

extension FieldSchema {
  func name(in style: JSONStyle) -> String {
    switch style {
    case .canonical: jsonName
    case .resource: name
    }
  }

  /// Whether an empty text of it means that there is none.
  public var isNullWhenEmpty: Bool {
    guard case .string = kind else { return false }
    return name == "id" || name == "next_cursor" || name.hasSuffix("_id") || name.hasSuffix("_at")
  }
}

extension FieldKind {
  /// Whether zero means that nothing was said.
  var isNullAtZero: Bool {
    guard case .enumeration = self else { return false }
    return true
  }
}
