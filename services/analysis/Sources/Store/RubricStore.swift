internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `rubrics` and `rubric_versions`.
enum RubricStore {
  /// Publishes the next version of the organization's rubric of that name.
  static func publish(
    _ rubric: NewRubric, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Rubric {
    let criteria = String(decoding: try JSONEncoder().encode(rubric.criteria), as: UTF8.self)
    // The conflict's update changes nothing, but locks the row: versions of one rubric are numbered one after another.
    let owner = try await transaction.first(
      """
      insert into rubrics (org_id, id, name) values (\(organization), \(RubricID.new()), \(rubric.name))
      on conflict (org_id, name) do update set name = excluded.name returning id
      """)
    guard let rubricID = try owner?.get("id", as: RubricID.self) else { throw PostgresError(.rowMissing) }
    let row = try await transaction.first(
      """
      insert into rubric_versions (org_id, id, rubric_id, version, criteria, model)
      select \(organization), \(RubricVersionID.new()), \(rubricID), coalesce(max(version), 0) + 1,
             \(criteria)::jsonb, \(rubric.model)
        from rubric_versions where org_id = \(organization) and rubric_id = \(rubricID)
      returning id, rubric_id, version, criteria::text, model, published_at, \(rubric.name) as name
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return try Rubric(row)
  }

  static func find(
    _ id: RubricVersionID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Rubric? {
    try await transaction.first(
      """
      select v.id, v.rubric_id, v.version, v.criteria::text as criteria, v.model, v.published_at, r.name
        from rubric_versions v join rubrics r on r.org_id = v.org_id and r.id = v.rubric_id
       where v.org_id = \(organization) and v.id = \(id)
      """
    ).map { try Rubric($0) }
  }

  /// The newest version of each rubric after `cursor`, in the order of the rubrics' ids.
  static func list(
    of organization: OrganizationID, after cursor: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [Rubric] {
    try await transaction.rows(
      """
      select v.id, v.rubric_id, v.version, v.criteria::text as criteria, v.model, v.published_at, r.name
        from rubrics r
        cross join lateral (select * from rubric_versions
                             where org_id = r.org_id and rubric_id = r.id order by version desc limit 1) v
       where r.org_id = \(organization) and r.id > \(cursor ?? RubricID.zero.uuid)
       order by r.id limit \(Int64(limit))
      """
    ).map { try Rubric($0) }
  }
}

extension Rubric {
  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    rubricID = try row.get("rubric_id")
    name = try row.get("name")
    version = try row.get("version")
    criteria = try JSONDecoder().decode([Criterion].self, from: Data(try row.get("criteria", as: String.self).utf8))
    model = try row.get("model")
    publishedAt = try row.get("published_at")
  }
}
