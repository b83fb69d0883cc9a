internal import Foundation

/// How the server went about one statement, as its module `auto_explain` tells.
public struct StatementPlan: Sendable, Hashable {
  /// With `$1` for parameters, and one space wherever it has any.
  public let text: String
  /// Indexes that it entered, and those that find its conflicts.
  public let indexes: Set<String>
  /// Tables that it read from end to end.
  public let sequentialScans: Set<String>

  /// Nil where `json` is not what the module writes. Source: PostgreSQL manual, F.4.
  init?(json: String) {
    guard let report = try? JSONDecoder().decode(Report.self, from: Data(json.utf8)) else { return nil }
    self.init(text: report.text, nodes: report.plan.withAllBelow)
  }

  private init(text: String, nodes: [Node]) {
    self.text = Self.singleSpaced(text)
    indexes = Set(nodes.flatMap { ($0.arbiters ?? []) + ($0.index.map { [$0] } ?? []) })
    sequentialScans = Set(nodes.filter { $0.type == "Seq Scan" }.compactMap(\.table))
  }

  static func singleSpaced(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private struct Report: Decodable {
    var text: String
    var plan: Node

    enum CodingKeys: String, CodingKey {
      case text = "Query Text"
      case plan = "Plan"
    }
  }

  private struct Node: Decodable {
    var type: String
    var table: String?
    var index: String?
    var arbiters: [String]?
    var below: [Node]?

    enum CodingKeys: String, CodingKey {
      case type = "Node Type"
      case table = "Relation Name"
      case index = "Index Name"
      case arbiters = "Conflict Arbiter Indexes"
      case below = "Plans"
    }

    /// A plan is as deep as its statement is nested, and statements are ours.
    var withAllBelow: [Node] { [self] + (below ?? []).flatMap(\.withAllBelow) }
  }
}
