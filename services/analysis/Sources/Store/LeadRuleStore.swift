internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `hot_lead_rules`.
enum LeadRuleStore {
  /// Publishes the next version of the organization's rule.
  static func publish(
    outcomes: Set<CallOutcome>, minimumScores: [String: Int], minimumSeconds: Int64, of organization: OrganizationID,
    in transaction: Transaction
  ) async throws -> LeadRule {
    let scores = String(decoding: try JSONEncoder().encode(minimumScores), as: UTF8.self)
    // Two that publish at once get the same number, and the second fails on the unique key: it may try again.
    let row = try await transaction.first(
      """
      insert into hot_lead_rules (org_id, id, version, outcomes, minimum_scores, minimum_seconds)
      select \(organization), \(LeadRuleID.new()), coalesce(max(version), 0) + 1,
             \(outcomes.map(\.rawValue).sorted())::text[], \(scores)::jsonb, \(minimumSeconds)
        from hot_lead_rules where org_id = \(organization)
      returning id, version, outcomes, minimum_scores::text as minimum_scores, minimum_seconds
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return try LeadRule(row)
  }

  /// The version in force; nil where there never was a rule.
  static func current(of organization: OrganizationID, in transaction: Transaction) async throws -> LeadRule? {
    try await transaction.first(
      """
      select id, version, outcomes, minimum_scores::text as minimum_scores, minimum_seconds
        from hot_lead_rules where org_id = \(organization) order by version desc limit 1
      """
    ).map { try LeadRule($0) }
  }
}

extension LeadRule {
  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    version = try row.get("version")
    outcomes = Set(try row.get("outcomes", as: [String].self).compactMap(CallOutcome.init(rawValue:)))
    minimumScores = try JSONDecoder().decode(
      [String: Int].self, from: Data(try row.get("minimum_scores", as: String.self).utf8))
    minimumSeconds = try row.get("minimum_seconds")
  }
}
