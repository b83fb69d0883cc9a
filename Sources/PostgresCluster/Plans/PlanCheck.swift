public import Postgres

/// A statement that must stay quick however many rows its tables have.
public struct HotStatement: Sendable, Hashable {
  public var name: String
  /// What its text has and no other statement's does, spaces aside.
  var fragment: String
  /// How the names of the indexes begin, one of which it must use; nil for a statement that looks for no row.
  var index: String?

  public init(_ name: String, has fragment: String, uses index: String?) {
    self.name = name
    self.fragment = StatementPlan.singleSpaced(fragment)
    self.index = index
  }
}

/// Judges plans: each hot statement ran and used its index, and no statement at all read a large table from end to end.
public struct PlanCheck: Sendable {
  /// What is said of one statement.
  public struct Verdict: Sendable, Hashable {
    public var name: String
    /// How often it ran.
    public var runs: Int
    /// In alphabetical order.
    public var indexes: [String]
    /// Empty where all is well.
    public var problems: [String]
  }

  private let statements: [HotStatement]
  private let largeTables: Set<String>

  public init(_ statements: [HotStatement], largeTables: Set<String>) {
    self.statements = statements
    self.largeTables = largeTables
  }

  /// The tables and partitions of a schema that have at least `rows` rows by the last `analyze`.
  public static func largeTables(
    of schema: String, rows: Int, in database: Database
  ) async throws -> Set<String> {
    try await database.withTransaction(.system, isReadOnly: true) { transaction in
      let rows = try await transaction.rows(
        """
        select relname::text as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where nspname = \(schema) and relkind = 'r' and reltuples >= \(rows)
        """)
      return Set(try rows.map { try $0.get("name") })
    }
  }

  /// One verdict for each hot statement, and one more for each other statement that read a large table from end to end.
  public func verdicts(on plans: [StatementPlan]) -> [Verdict] {
    var verdicts = statements.map { statement in
      verdict(on: plans.filter { $0.text.contains(statement.fragment) }, of: statement)
    }
    var others: Set<String> = []
    for plan in plans where !plan.sequentialScans.isDisjoint(with: largeTables) {
      guard !statements.contains(where: { plan.text.contains($0.fragment) }), others.insert(plan.text).inserted
      else { continue }
      let name = String(plan.text.prefix(60))
      verdicts.append(Verdict(name: name, runs: 1, indexes: plan.indexes.sorted(), problems: scans(of: [plan])))
    }
    return verdicts
  }

  private func verdict(on plans: [StatementPlan], of statement: HotStatement) -> Verdict {
    var problems = scans(of: plans)
    if plans.isEmpty { problems.append("never ran") }
    if let index = statement.index {
      let count = plans.count { plan in !plan.indexes.contains { $0.hasPrefix(index) } }
      if count > 0 { problems.append("ran \(count) times without \(index)") }
    }
    return Verdict(
      name: statement.name, runs: plans.count, indexes: Set(plans.flatMap(\.indexes)).sorted(), problems: problems)
  }

  private func scans(of plans: [StatementPlan]) -> [String] {
    Set(plans.flatMap(\.sequentialScans)).intersection(largeTables).sorted().map { "reads \($0) from end to end" }
  }

  /// For people: a line each.
  public static func table(_ verdicts: [Verdict]) -> String {
    let width = verdicts.map(\.name.count).max() ?? 0
    return verdicts.map { verdict in
      let name = verdict.name + String(repeating: " ", count: width - verdict.name.count)
      let runs = String(verdict.runs)
      let times = String(repeating: " ", count: max(0, 6 - runs.count)) + runs
      let sign = verdict.problems.isEmpty ? "ok      " : "VIOLATED"
      let found =
        verdict.problems.isEmpty ? verdict.indexes.joined(separator: ", ") : verdict.problems.joined(separator: "; ")
      return "\(sign)  \(name)  \(times) times  \(found)"
    }.joined(separator: "\n")
  }
}
