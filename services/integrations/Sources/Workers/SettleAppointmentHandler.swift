internal import Foundation
internal import Identifiers
internal import Jobs
internal import Observability
internal import Postgres
internal import Sealing

/// Stands by for an appointment whose asker did not live to see the calendar's answer, or did not get one. Its reference is
/// the appointment.
struct SettleAppointmentHandler: SteppedJobHandler {
  static let kind: JobKind = "settle_appointment"
  /// How long one waits whose account has to be connected again.
  private static let reconnectWait: TimeInterval = 900

  let sealer: Sealer
  /// Opens an account for its requests.
  let session: @Sendable (ConnectionID, OrganizationID) -> AccountSession
  let events: EventSink
  /// Called when it is done: there may be news.
  let wakeRelay: @Sendable () -> Void

  /// What it stands by for. A removal that is asked for while the job runs makes it run once more.
  enum Occasion: Int64, Sendable {
    case booking = 1
    case removal = 2
  }

  var kind: JobKind { Self.kind }

  /// Enqueues the job in the transaction that gives it something to do.
  static func schedule(
    _ id: AppointmentID, of organization: OrganizationID, for occasion: Occasion,
    after delay: Duration = AppointmentDesk.standBy, in transaction: Transaction
  ) async throws {
    try await JobStore.enqueue(
      [
        NewJob(
          kind: kind, organizationID: organization, ref: id.uuid, lane: SyncCallHandler.lane, delay: delay,
          wanted: occasion.rawValue)
      ], in: transaction)
  }

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    let id = AppointmentID(job.ref)
    let runner = AppointmentRunner(sealer: sealer, session: session) { step in
      try await steps.transaction { try await step($0) }
    }
    do {
      guard let settled = try await runner.run(id, of: job.organizationID) else { return }
      events.emit(IntegrationsEvents.appointmentMoved(job.organizationID, id, settled.machine))
    } catch let failure as SyncFailure {
      events.emit(IntegrationsEvents.appointmentWaits(job.organizationID, id, reason: failure.reason))
      throw Self.retry(failure)
    }
  }

  private static func retry(_ failure: SyncFailure) -> any Error {
    switch failure {
    case .deferred(_, let wait, _):
      JobDeferral(until: Date().addingTimeInterval(wait / .seconds(1)), breakerKey: "google")
    case .needsReauth: JobDeferral(until: Date().addingTimeInterval(reconnectWait), breakerKey: "google")
    case .transient, .unknown, .refused, .skipped: TransientFailure(reason: failure.reason)
    }
  }
}
