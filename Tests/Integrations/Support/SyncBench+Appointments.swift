import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Messages
import Simulator

@testable import Integrations

extension SyncBench {
  static let insertEvent = "POST /calendar/v3/calendars/{calendar}/events"

  /// Noon of a day to come.
  static let noon = Date(
    timeIntervalSince1970: (Date().timeIntervalSince1970 / 86_400).rounded(.down) * 86_400 + 3 * 86_400 + 43_200)

  /// A request for half an hour, so many minutes after noon.
  func request(
    minutes: Double = 0, key: String = UUID().uuidString, guest: String = "", agent: AgentID? = nil
  ) -> BookAppointmentRequest {
    let start = Self.noon.addingTimeInterval(minutes * 60)
    return BookAppointmentRequest(
      agentID: "\(agent ?? self.agent)", startsAt: Timestamp(start),
      endsAt: Timestamp(start.addingTimeInterval(1_800)), timeZone: "America/New_York", title: "Call with Ana",
      notes: "Asked for <b>Tuesday</b>", guestEmail: Sensitive(guest), idempotencyKey: key)
  }

  func book(_ request: BookAppointmentRequest) async throws -> Appointment {
    try await parts.handlers.bookAppointment(
      request, context: context(IntegrationsMethods.bookAppointment.description)
    ).appointment ?? Appointment()
  }

  func cancel(_ id: String) async throws -> Appointment {
    try await parts.handlers.cancelAppointment(
      CancelAppointmentRequest(appointmentID: id), context: context(IntegrationsMethods.cancelAppointment.description)
    ).appointment ?? Appointment()
  }

  func appointments() async throws -> [Appointment] {
    try await parts.handlers.listAppointments(
      ListAppointmentsRequest(), context: context(IntegrationsMethods.listAppointments.description)
    ).appointments
  }

  /// Taken minutes after noon, between two hours before it and two after.
  func busy() async throws -> [ClosedRange<Int>] {
    let answer = try await parts.handlers.getBusyTimes(
      GetBusyTimesRequest(
        agentID: "\(agent)", from: Timestamp(Self.noon.addingTimeInterval(-7_200)),
        to: Timestamp(Self.noon.addingTimeInterval(7_200))),
      context: context(IntegrationsMethods.getBusyTimes.description))
    func minutes(_ time: Timestamp?) -> Int {
      Int((Double(time?.seconds ?? 0) - Self.noon.timeIntervalSince1970) / 60)
    }
    return answer.busy.map { minutes($0.startsAt)...minutes($0.endsAt) }
  }

  /// Events that stand in the calendar.
  func calendarEvents() throws -> [JSONValue] {
    try simulator.items("google/events").filter { $0["status"]?.text != "cancelled" }
  }

  /// Lets the job that stands by look now.
  func hurry() async throws {
    try await admin.withTransaction(.system) {
      try await $0.execute(
        "update integrations.jobs set run_at = clock_timestamp() where kind = 'settle_appointment'")
    }
    parts.syncs.wake()
  }
}

/// Why `body` was refused, or `none`.
func refusal<Result: Sendable>(_ body: @Sendable () async throws -> Result) async -> String {
  do {
    _ = try await body()
    return "none"
  } catch let error as RPCError {
    return error.reason
  } catch let error as any RPCErrorConvertible {
    return error.rpcError.reason
  } catch {
    return "\(error)"
  }
}
