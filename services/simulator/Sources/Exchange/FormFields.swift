internal import Foundation

/// Names and values of a query string or a form, in their order, decoded; names may repeat.
///
/// Source: the URL Standard, "application/x-www-form-urlencoded parsing". At most `limit` fields are read.
struct FormFields: Sendable, Hashable {
  struct Field: Sendable, Hashable {
    var name: String
    var value: String
  }

  static let limit = 1_000

  var fields: [Field] = []

  init() {}

  init(text: String) {
    for part in text.split(separator: "&").prefix(Self.limit) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      fields.append(Field(name: Self.decode(sides[0]), value: sides.count > 1 ? Self.decode(sides[1]) : ""))
    }
  }

  /// The first value under `name`.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All values of `name[]`, `name[0]`, `name[1]`… in order.
  func list(_ name: String) -> [String] {
    fields.filter { field in
      guard field.name.hasPrefix(name + "["), field.name.hasSuffix("]") else { return false }
      return field.name.dropFirst(name.count + 1).dropLast().allSatisfy(\.isNumber)
    }.map(\.value)
  }

  /// The members of `name[key]`, in order.
  func group(_ name: String) -> [Field] {
    fields.compactMap { field in
      guard field.name.hasPrefix(name + "["), field.name.hasSuffix("]") else { return nil }
      let key = String(field.name.dropFirst(name.count + 1).dropLast())
      return key.isEmpty || key.contains("[") ? nil : Field(name: key, value: field.value)
    }
  }

  private static func decode(_ text: Substring) -> String {
    let spaced = text.replacing("+", with: " ")
    return spaced.removingPercentEncoding ?? String(spaced)
  }
}
