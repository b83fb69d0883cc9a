/// A search in a portal. Source: HubSpot's documentation, "Search the CRM".
struct HubSpotSearch: Sendable {
  private struct Filter: Sendable {
    var property: String
    var operation: String
    var value: String?
    var highValue: String?
    var values: [String]
  }

  private let groups: [[Filter]]
  let properties: [String]
  private let limit: Int
  private let offset: Int

  static let maximumResults = 10_000

  /// Throws for too many groups, filters or results, and for an operator that does not exist.
  init(_ body: JSONValue) throws(HubSpotProblem) {
    let given = body["filterGroups"]?.elements ?? []
    guard given.count <= 5 else { throw .invalid("There are too many filter groups: at most 5.") }
    var groups: [[Filter]] = []
    for group in given {
      let filters = group["filters"]?.elements ?? []
      guard filters.count <= 6 else { throw .invalid("There are too many filters in a group: at most 6.") }
      var read: [Filter] = []
      for filter in filters { read.append(try Self.filter(filter)) }
      groups.append(read)
    }
    self.groups = groups
    properties = body["properties"]?.elements?.compactMap(\.text) ?? []
    limit = Int(body["limit"]?.plain ?? "10") ?? 10
    guard (1...200).contains(limit) else { throw .invalid("limit must be 1 to 200") }
    offset = Int(body["after"]?.plain ?? "0") ?? 0
    guard offset + limit <= Self.maximumResults else { throw .invalid("A query has at most 10000 results.") }
  }

  private static func filter(_ filter: JSONValue) throws(HubSpotProblem) -> Filter {
    let known = [
      "EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "IN", "NOT_IN", "HAS_PROPERTY", "NOT_HAS_PROPERTY",
      "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN",
    ]
    guard let property = filter["propertyName"]?.text, let operation = filter["operator"]?.text,
      known.contains(operation)
    else { throw .invalid("A filter needs a propertyName and a known operator.") }
    return Filter(
      property: property, operation: operation, value: filter["value"]?.plain, highValue: filter["highValue"]?.plain,
      values: filter["values"]?.elements?.compactMap(\.plain) ?? [])
  }

  /// The page of those records that match, and how many match in all.
  func page(of records: [JSONValue]) -> (total: Int, records: [JSONValue], next: String?) {
    let found = records.filter { record in
      groups.isEmpty || groups.contains { $0.allSatisfy { Self.holds($0, record["properties"] ?? [:]) } }
    }
    let end = min(found.count, offset + limit)
    let page = offset < found.count ? Array(found[offset..<end]) : []
    return (found.count, page, end < found.count ? String(end) : nil)
  }

  private static func holds(_ filter: Filter, _ properties: JSONValue) -> Bool {
    let actual = properties[filter.property]?.plain?.lowercased()
    let wanted = (filter.value ?? "").lowercased()
    switch filter.operation {
    case "HAS_PROPERTY": return actual?.isEmpty == false
    case "NOT_HAS_PROPERTY": return actual?.isEmpty ?? true
    case "NEQ": return actual != wanted
    case "NOT_IN": return !filter.values.contains { $0.lowercased() == actual }
    case "NOT_CONTAINS_TOKEN": return !Self.contains(actual ?? "", token: wanted)
    default: break
    }
    guard let actual else { return false }
    switch filter.operation {
    case "EQ": return actual == wanted
    case "IN": return filter.values.contains { $0.lowercased() == actual }
    case "CONTAINS_TOKEN": return Self.contains(actual, token: wanted)
    case "LT": return Self.compare(actual, wanted) < 0
    case "LTE": return Self.compare(actual, wanted) <= 0
    case "GT": return Self.compare(actual, wanted) > 0
    case "GTE": return Self.compare(actual, wanted) >= 0
    default:
      return Self.compare(actual, wanted) >= 0 && Self.compare(actual, (filter.highValue ?? "").lowercased()) <= 0
    }
  }

  /// Whether `token`, which may begin and end with `*`, is a word of `text`.
  private static func contains(_ text: String, token: String) -> Bool {
    let word = token.replacing("*", with: "")
    guard !word.isEmpty else { return !text.isEmpty }
    if token.hasPrefix("*") || token.hasSuffix("*") { return text.contains(word) }
    return text.split { !$0.isLetter && !$0.isNumber }.contains { $0 == word } || text == word
  }

  private static func compare(_ left: String, _ right: String) -> Int {
    if let left = Double(left), let right = Double(right) { return left < right ? -1 : left > right ? 1 : 0 }
    return left < right ? -1 : left > right ? 1 : 0
  }
}
