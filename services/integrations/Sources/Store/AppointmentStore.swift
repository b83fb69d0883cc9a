internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `appointments`.
enum AppointmentStore {
  private static let columns: Statement = """
    id, org_id, agent_id, connection_id, resource_id, lower(during) as starts_at, upper(during) as ends_at, status, reason,
    time_zone, details_ct, contact_id, call_id, submitted_at is not null as is_submitted,
    placed_at is not null as is_placed, created_at, updated_at
    """

  /// Takes the slot; false where it has begun or is more than two years away, by the database's clock.
  ///
  /// Throws `PostgresError` with `exclusionViolation` where another appointment has it.
  static func insert(_ new: StoredAppointment, in transaction: Transaction) async throws -> Bool {
    try await transaction.execute(
      """
      insert into appointments (
        org_id, id, agent_id, connection_id, resource_id, during, status, time_zone, details_ct, contact_id, call_id)
      select \(new.organizationID), \(new.id), \(new.agentID), \(new.connectionID), \(new.resourceID),
             tstzrange(\(new.startsAt), \(new.endsAt)), \(new.machine.status.rawValue), \(new.timeZone),
             \(new.sealedDetails), \(new.contactID), \(new.callID)
       where \(new.startsAt)::timestamptz > clock_timestamp()
         and \(new.startsAt)::timestamptz < clock_timestamp() + interval '2 years'
      """) > 0
  }

  static func find(
    _ id: AppointmentID, of organization: OrganizationID, isLocking: Bool = false, in transaction: Transaction
  ) async throws -> StoredAppointment? {
    try await transaction.first(
      """
      select \(statement: columns) from appointments where org_id = \(organization) and id = \(id)
      \(statement: isLocking ? "for update" : "")
      """
    ).map(read)
  }

  /// Newest first.
  static func list(
    _ organization: OrganizationID, agent: AgentID?, before: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [StoredAppointment] {
    try await transaction.rows(
      """
      select \(statement: columns) from appointments
       where org_id = \(organization) and id < coalesce(\(before), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
         and (\(agent)::uuid is null or agent_id = \(agent))
       order by id desc limit \(Int64(limit))
      """
    ).map(read)
  }

  /// The slots of a calendar that are held between two moments, at most 1,000.
  static func held(
    _ resource: UUID, of organization: OrganizationID, from: Date, to: Date, in transaction: Transaction
  ) async throws -> [DateInterval] {
    try await transaction.rows(
      """
      select lower(during) as starts_at, upper(during) as ends_at from appointments
       where org_id = \(organization) and resource_id = \(resource) and during && tstzrange(\(from), \(to))
         and status in ('booking', 'booked', 'canceling')
       order by during limit 1000
      """
    ).map { DateInterval(start: try $0.get("starts_at"), end: try $0.get("ends_at")) }
  }

  /// Whether the slot has begun, by the database's clock.
  static func hasBegun(_ appointment: StoredAppointment, in transaction: Transaction) async throws -> Bool {
    try await transaction.rows(
      "select \(appointment.startsAt)::timestamptz <= clock_timestamp() as has_begun")[0].get("has_begun")
  }

  /// Writes where it stands.
  static func move(_ appointment: StoredAppointment, in transaction: Transaction) async throws {
    let machine = appointment.machine
    try await transaction.execute(
      """
      update appointments
         set status = \(machine.status.rawValue), reason = \(machine.reason),
             submitted_at = case when \(machine.isSubmitted) then coalesce(submitted_at, clock_timestamp()) end,
             placed_at = case when \(machine.isPlaced) then coalesce(placed_at, clock_timestamp()) end,
             updated_at = clock_timestamp()
       where org_id = \(appointment.organizationID) and id = \(appointment.id)
      """)
  }

  private static func read(_ row: Row) throws -> StoredAppointment {
    guard let status = AppointmentStatus(rawValue: try row.get("status")) else {
      throw PostgresError(.decoding, message: "An appointment has a status that is not known.")
    }
    return StoredAppointment(
      id: try row.get("id"), organizationID: try row.get("org_id"), agentID: try row.get("agent_id"),
      connectionID: try row.get("connection_id"), resourceID: try row.get("resource_id"),
      startsAt: try row.get("starts_at"), endsAt: try row.get("ends_at"), timeZone: try row.get("time_zone"),
      machine: AppointmentMachine(
        status: status, reason: try row.get("reason"), isSubmitted: try row.get("is_submitted"),
        isPlaced: try row.get("is_placed")),
      sealedDetails: try row.get("details_ct"), contactID: try row.get("contact_id"), callID: try row.get("call_id"),
      createdAt: try row.get("created_at"), updatedAt: try row.get("updated_at"))
  }
}
