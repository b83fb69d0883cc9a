internal import Foundation
internal import Identifiers
internal import Postgres
internal import Sealing

/// Alternates between our transactions and the calendar until an appointment rests.
///
/// The one who asked and the job that stands by may both be at it: every step is harmless twice, and the machine ignores
/// what comes late.
struct AppointmentRunner: Sendable {
  /// Steps of one run: looking, inserting, removing, and what a race may add.
  private static let stepsLimit = 6

  let sealer: Sealer
  /// Opens an account for its requests.
  let session: @Sendable (ConnectionID, OrganizationID) -> AccountSession
  /// Runs one step in a transaction of the appointment's organization.
  let transact:
    @Sendable (@escaping @Sendable (Transaction) async throws -> StoredAppointment?) async throws -> StoredAppointment?

  /// The appointment as it is then; nil where there is none. Throws ``SyncFailure`` where the calendar cannot be asked now,
  /// what the transactions throw, and `CancellationError`.
  func run(_ id: AppointmentID, of organization: OrganizationID) async throws -> StoredAppointment? {
    var current = try await transact { try await AppointmentStore.find(id, of: organization, in: $0) }
    for _ in 0..<Self.stepsLimit {
      guard let appointment = current, appointment.machine.next != .rest else { return current }
      let news = try await take(appointment)
      current = try await transact { try await Self.note(news, of: id, organization, in: $0) }
    }
    throw SyncFailure.transient(reason: "appointment_unsettled")
  }

  /// Takes the next step at the calendar.
  private func take(_ appointment: StoredAppointment) async throws -> AppointmentNews {
    let calendar = GoogleCalendar(session: session(appointment.connectionID, appointment.organizationID))
    switch appointment.machine.next {
    case .rest: preconditionFailure("an appointment that rests takes no step")
    case .look:
      do {
        let busy = try await calendar.busy(from: appointment.startsAt, to: appointment.endsAt)
        return busy.contains { $0.start < appointment.endsAt && $0.end > appointment.startsAt } ? .isBusy : .isFree
      } catch let failure as SyncFailure {
        // Nothing was sent yet: an account that has to be connected again is reason enough to give the slot back.
        if failure == .needsReauth { return .lookRefused(failure.reason) }
        return .lookRefused(try Self.lasting(failure))
      }
    case .insert:
      do {
        return switch try await calendar.insert(try await event(appointment)) {
        case .placed: .isPlaced
        case .removed: .wasRemoved
        case .taken: .insertRefused("event_id_taken")
        }
      } catch let failure as SyncFailure {
        return .insertRefused(try Self.lasting(failure))
      }
    case .remove:
      do {
        try await calendar.remove(try await event(appointment))
        return .isGone(nil)
      } catch let failure as SyncFailure {
        return .isGone(try Self.lasting(failure))
      }
    }
  }

  private func event(_ appointment: StoredAppointment) async throws -> GoogleEvent {
    let keyring = try await sealer.keyring(for: appointment.organizationID)
    return GoogleEvent(appointment, try AppointmentDetails(opening: appointment, by: keyring))
  }

  /// Why trying again does not help. Throws a failure where it does.
  private static func lasting(_ failure: SyncFailure) throws(SyncFailure) -> String {
    switch failure {
    case .refused, .skipped: failure.reason
    case .deferred, .transient, .unknown, .needsReauth: throw failure
    }
  }

  /// Writes down what a step came to, and tells the organization of an end in the same transaction.
  private static func note(
    _ news: AppointmentNews, of id: AppointmentID, _ organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredAppointment? {
    guard var appointment = try await AppointmentStore.find(id, of: organization, isLocking: true, in: transaction)
    else { return nil }
    var news = news
    if news == .isFree, try await AppointmentStore.hasBegun(appointment, in: transaction) { news = .hasPassed }
    let before = appointment.machine
    appointment.machine.hear(news)
    guard appointment.machine != before else { return appointment }
    try await write(appointment, since: before, in: transaction)
    return appointment
  }

  /// Stores a change of an appointment together with the news of it.
  static func write(
    _ appointment: StoredAppointment, since before: AppointmentMachine, in transaction: Transaction
  ) async throws {
    try await AppointmentStore.move(appointment, in: transaction)
    guard appointment.machine.status != before.status, let news = News(appointment) else { return }
    try await News.append(news, of: appointment.organizationID, in: transaction)
  }
}

extension News {
  /// What the organization hears of where an appointment stands now; nil while it is under way.
  fileprivate init?(_ appointment: StoredAppointment) {
    switch appointment.machine.status {
    case .booking, .canceling: return nil
    case .booked: self = .appointmentBooked(appointment.id, appointment.agentID)
    case .canceled: self = .appointmentCanceled(appointment.id, appointment.agentID)
    case .failed:
      self = .appointmentFailed(appointment.id, appointment.agentID, reason: appointment.machine.reason ?? "")
    }
  }
}
