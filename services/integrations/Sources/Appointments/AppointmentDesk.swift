internal import Foundation
internal import Identifiers
internal import IntegrationsAPI
internal import Jobs
internal import Observability
internal import Postgres
internal import Sealing
internal import ServiceRuntime

/// Books slots of connected calendars for people who wait for the answer, and takes them back.
///
/// 1. The slot is taken here: of two who want it, the table lets one have it. A job stands by from the same commit on.
/// 2. The calendar is asked whether it is free, and gets the event under an id that is the appointment's own.
/// 3. Where the calendar cannot be reached, the answer says so and the job goes on.
struct AppointmentDesk: Sendable {
  /// When the job that stands by looks.
  static let standBy = Duration.seconds(30)
  /// Longest time of which busy times are told.
  static let longestLook: TimeInterval = 62 * 24 * 3_600

  let database: Database
  let sealer: Sealer
  /// Opens an account for its requests.
  let session: @Sendable (ConnectionID, OrganizationID) -> AccountSession
  let events: EventSink
  /// Called when there may be news.
  let wakeRelay: @Sendable () -> Void

  /// Books a slot, once for each key.
  ///
  /// Throws `invalid_starts_at`, `contact_not_found`, `slot_taken`, `calendar_not_connected`, `needs_reauth`,
  /// `calendar_scope_missing`, `calendar_refused`, `idempotency_mismatch`.
  func book(
    _ draft: AppointmentDraft, for organization: OrganizationID, key: IdempotencyKey, scope: TransactionScope
  ) async throws -> StoredAppointment {
    let id = try await hold(draft, organization, key, scope)
    let appointment = try await settle(id, organization, scope)
    if let refusal = IntegrationsError.booking(appointment.machine) { throw refusal }
    return appointment
  }

  /// Takes an appointment back. Throws `appointment_not_found`.
  func cancel(
    _ id: AppointmentID, of organization: OrganizationID, scope: TransactionScope
  ) async throws -> StoredAppointment {
    try await database.withTransaction(scope, retries: 3) { transaction in
      guard var appointment = try await AppointmentStore.find(id, of: organization, isLocking: true, in: transaction)
      else { throw IntegrationsError.appointmentNotFound }
      let before = appointment.machine
      appointment.machine.cancel()
      guard appointment.machine != before else { return }
      try await AppointmentRunner.write(appointment, since: before, in: transaction)
      try await SettleAppointmentHandler.schedule(id, of: organization, for: .removal, in: transaction)
    }
    return try await settle(id, organization, scope)
  }

  /// When the agent's calendar is taken between two moments, in order, none touching another. What is held here counts, too:
  /// its event may not be there yet.
  ///
  /// Throws `calendar_not_connected`, `needs_reauth`, `calendar_scope_missing`, `calendar_refused`, `calendar_unavailable`.
  func busy(
    _ agent: AgentID, of organization: OrganizationID, from: Date, to: Date, scope: TransactionScope
  ) async throws -> [DateInterval] {
    let (connection, held) = try await database.withTransaction(scope) { transaction in
      let connection = try await calendar(of: agent, organization, in: transaction)
      return (
        connection,
        try await AppointmentStore.held(
          CalendarIdentity.resource(account: connection.accountID), of: organization, from: from, to: to,
          in: transaction)
      )
    }
    do {
      let busy = try await GoogleCalendar(session: session(connection.id, organization)).busy(from: from, to: to)
      return (busy + held).joined(within: DateInterval(start: from, end: to))
    } catch let failure as SyncFailure {
      throw IntegrationsError.calendar(failure)
    }
  }

  private func hold(
    _ draft: AppointmentDraft, _ organization: OrganizationID, _ key: IdempotencyKey, _ scope: TransactionScope
  ) async throws -> AppointmentID {
    let keyring = try await sealer.keyring(for: organization)
    let outcome: IdempotentOutcome
    do {
      outcome = try await database.withTransaction(scope, retries: 3) { transaction in
        try await key.perform(for: organization, in: transaction) {
          let id = AppointmentID.new()
          try await take(draft, as: id, organization, keyring, in: transaction)
          return try BookAppointmentResponse(appointment: Appointment(id: "\(id)")).serialized()
        }
      }
    } catch let error as PostgresError where error.code == .exclusionViolation {
      throw IntegrationsError.slotTaken
    } catch let error as PostgresError where error.code == .foreignKeyViolation {
      throw IntegrationsError.contactNotFound
    }
    guard let id = AppointmentID(try BookAppointmentResponse(serialized: outcome.response).appointment?.id ?? "") else {
      throw IntegrationsError.appointmentNotFound
    }
    return id
  }

  private func take(
    _ draft: AppointmentDraft, as id: AppointmentID, _ organization: OrganizationID, _ keyring: Keyring,
    in transaction: Transaction
  ) async throws {
    let connection = try await calendar(of: draft.agent, organization, in: transaction)
    let appointment = StoredAppointment(
      id: id, organizationID: organization, agentID: draft.agent, connectionID: connection.id,
      resourceID: CalendarIdentity.resource(account: connection.accountID), startsAt: draft.startsAt,
      endsAt: draft.endsAt, timeZone: draft.timeZone, sealedDetails: try draft.details.sealed(for: id, by: keyring),
      contactID: draft.contact, callID: draft.call)
    guard try await AppointmentStore.insert(appointment, in: transaction) else {
      throw InvalidField("starts_at", rule: "In the future, within two years.")
    }
    try await SettleAppointmentHandler.schedule(
      id, of: organization, for: .booking, after: Self.standBy, in: transaction)
  }

  /// The agent's connection to a calendar. Throws `calendar_not_connected`, `needs_reauth`, `calendar_scope_missing`.
  private func calendar(
    of agent: AgentID, _ organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredConnection {
    let open = try await ConnectionStore.open(
      of: agent, provider: .google, organization: organization, in: transaction)
    guard let open else { throw IntegrationsError.calendarNotConnected }
    guard open.state == .active else { throw TokenUnavailable.needsReauth }
    guard GoogleCalendar.scopes.allSatisfy(open.scopes.contains) else { throw IntegrationsError.calendarScopeMissing }
    return open
  }

  /// Goes on as far as the calendar lets it; where it does not, the job will.
  private func settle(
    _ id: AppointmentID, _ organization: OrganizationID, _ scope: TransactionScope
  ) async throws -> StoredAppointment {
    let runner = AppointmentRunner(sealer: sealer, session: session) { [database] step in
      try await database.withTransaction(scope, retries: 3) { try await step($0) }
    }
    defer { wakeRelay() }
    let settled: StoredAppointment?
    do {
      settled = try await runner.run(id, of: organization)
    } catch let failure as SyncFailure {
      events.emit(IntegrationsEvents.appointmentWaits(organization, id, reason: failure.reason))
      settled = try await database.withTransaction(scope, isReadOnly: true) {
        try await AppointmentStore.find(id, of: organization, in: $0)
      }
    }
    guard let settled else { throw IntegrationsError.appointmentNotFound }
    events.emit(IntegrationsEvents.appointmentMoved(organization, id, settled.machine))
    return settled
  }
}

extension [DateInterval] {
  /// What they cover of `bounds`, in order; those that meet become one.
  func joined(within bounds: DateInterval) -> [DateInterval] {
    var joined: [DateInterval] = []
    for interval in compactMap({ bounds.intersection(with: $0) }).sorted() where interval.duration > 0 {
      if let last = joined.last, interval.start <= last.end {
        joined[joined.count - 1].end = Swift.max(last.end, interval.end)
      } else {
        joined.append(interval)
      }
    }
    return joined
  }
}
