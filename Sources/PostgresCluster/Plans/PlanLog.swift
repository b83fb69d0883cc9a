internal import Foundation
public import Postgres

/// The plans of all statements of one database, which its server writes to its log while they run.
///
/// So the statements are those that programs really send, with the plans that they really get, and not copies to be
/// explained apart. For databases of benchmarks and tests: the log grows with every statement.
public struct PlanLog: Sendable {
  private let file: String
  /// Where the log ended when this began.
  private let start: UInt64

  /// Lets sessions that begin from now on in the database of `admin`, a superuser, write their plans.
  public static func begin(on cluster: PrivateCluster, admin: Database) async throws -> PlanLog {
    try await admin.withTransaction(.system) {
      _ = try await $0.execute(
        """
        do $$
        begin
          execute format('alter database %I set session_preload_libraries = auto_explain', current_database());
          execute format('alter database %I set auto_explain.log_min_duration = 0', current_database());
          execute format('alter database %I set auto_explain.log_format = json', current_database());
          execute format('alter database %I set auto_explain.log_nested_statements = on', current_database());
        end
        $$
        """)
    }
    let file = cluster.log
    return PlanLog(file: file, start: try size(of: file))
  }

  /// What has been written so far, in the order of the statements' ends.
  public func plans() throws -> [StatementPlan] {
    let log = try FileHandle(forReadingFrom: URL(filePath: file))
    defer { try? log.close() }
    try log.seek(toOffset: start)
    return Self.plans(in: String(decoding: try log.readToEnd() ?? Data(), as: UTF8.self))
  }

  /// The plans in a piece of a log, where lines that go on with the one before begin with a tab.
  static func plans(in text: String) -> [StatementPlan] {
    var plans: [StatementPlan] = []
    var json: String?
    for line in text.split(separator: "\n") {
      if let begun = json, line.hasPrefix("\t") {
        json = begun + line.dropFirst() + "\n"
        continue
      }
      if let plan = json.flatMap(StatementPlan.init(json:)) { plans.append(plan) }
      json = line.hasSuffix(" plan:") ? "" : nil
    }
    if let plan = json.flatMap(StatementPlan.init(json:)) { plans.append(plan) }
    return plans
  }

  private static func size(of file: String) throws -> UInt64 {
    let log = try FileHandle(forReadingFrom: URL(filePath: file))
    defer { try? log.close() }
    return try log.seekToEnd()
  }
}
