import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Messages
import Postgres
import Simulator
import TestSupport
import Testing

@testable import Integrations

@Suite struct AppointmentTests {
  @Test("an appointment is one event in the calendar, under an id of ours, and is sealed here")
  func book() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      let booked = try await bench.book(bench.request(guest: "ana@example.com"))
      #expect(booked.status == .booked && booked.reason.isEmpty && booked.timeZone == "America/New_York")
      let event = try #require(try bench.calendarEvents().first)
      #expect(event["summary"]?.text == "Call with Ana")
      #expect(event["description"]?.text == "Asked for &lt;b&gt;Tuesday&lt;/b&gt;")
      #expect(event["attendees"]?.elements?.first?["email"]?.text == "ana@example.com")
      #expect(event["start"]?["dateTime"]?.text == CalendarTime.text(SyncBench.noon))
      #expect(event["extendedProperties"]?["private"]?["switchboard_appointment"]?.text == booked.id)
      let read = try await bench.parts.handlers.getAppointment(
        GetAppointmentRequest(appointmentID: booked.id),
        context: bench.context(IntegrationsMethods.getAppointment.description))
      #expect(read.appointment?.guestEmail.reveal() == "ana@example.com" && read.appointment?.status == .booked)
      let plain = try await bench.admin.withTransaction(.system) {
        try await $0.rows("select appointments::text as text from integrations.appointments")[0]
          .get("text", as: String.self)
      }
      #expect(!plain.contains("ana@example.com") && !plain.contains("Call with Ana"))
      try await eventually(within: .seconds(60)) { bench.webhooks.news.map(\.kind) == ["appointment.booked"] }
    }
  }

  @Test("of many who book one slot at once one gets it, and the calendar has one event")
  func race() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      let outcomes = await withTaskGroup(of: String.self) { group in
        for turn in 0..<12 {
          group.addTask {
            await refusal { try await bench.book(bench.request(minutes: Double(turn % 3) * 10)) }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.sorted() == ["none"] + Array(repeating: "slot_taken", count: 11))
      #expect(try bench.calendarEvents().count == 1)
      #expect(try await bench.appointments().count == 1)
      // What follows without a gap shares no moment with it.
      let booked = try #require(try await bench.appointments().first?.startsAt)
      let minutes = (Double(booked.seconds) - SyncBench.noon.timeIntervalSince1970) / 60
      #expect(try await bench.book(bench.request(minutes: minutes + 30)).status == .booked)
    }
  }

  @Test("agents that share an account cannot book its calendar twice")
  func sharedAccount() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      let other = AgentID.new()
      try await bench.connect("google", agent: other)
      _ = try await bench.book(bench.request())
      #expect(await refusal { try await bench.book(bench.request(agent: other)) } == "slot_taken")
    }
  }

  @Test("asked again under its key it is the same appointment; under the key of another request it is refused")
  func again() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      let request = bench.request(key: "k1")
      let first = try await bench.book(request)
      #expect(try await bench.book(request).id == first.id)
      #expect(try bench.calendarEvents().count == 1)
      #expect(await refusal { try await bench.book(bench.request(minutes: 60, key: "k1")) } == "idempotency_mismatch")
    }
  }

  @Test("what stands in the calendar is not booked over, and busy times tell of it and of what is held here")
  func busy() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      func time(_ minutes: Double) -> JSONValue {
        ["dateTime": .string(CalendarTime.text(SyncBench.noon.addingTimeInterval(minutes * 60)))]
      }
      try bench.simulator.control("google/events", ["event": ["start": time(20), "end": time(40)]])
      #expect(await refusal { try await bench.book(bench.request()) } == "slot_taken")
      #expect(try await bench.appointments().map(\.reason) == ["calendar_busy"])
      #expect(try await bench.busy() == [20...40])
      #expect(try await bench.book(bench.request(minutes: 40)).status == .booked)
      #expect(try await bench.busy() == [20...70])
      try await eventually(within: .seconds(60)) {
        bench.webhooks.news.map(\.kind) == ["appointment.failed", "appointment.booked"]
      }
    }
  }

  @Test("one that is taken back leaves the calendar and frees its slot for the next")
  func cancel() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      let first = try await bench.book(bench.request())
      #expect(try await bench.cancel(first.id).status == .canceled)
      #expect(try await bench.cancel(first.id).status == .canceled)
      #expect(try bench.calendarEvents().isEmpty)
      let second = try await bench.book(bench.request())
      #expect(second.status == .booked && second.id != first.id)
      #expect(try bench.calendarEvents().count == 1)
      #expect(await refusal { try await bench.cancel(UUID().uuidString) } == "appointment_not_found")
    }
  }

  @Test("an event that its owner took out of the calendar already is taken back all the same")
  func removedThere() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      let booked = try await bench.book(bench.request())
      try bench.simulator.control(
        "google/faults",
        [
          "operation": "DELETE /calendar/v3/calendars/{calendar}/events/{id}", "kind": "status", "status": 410,
          "executes": true, "count": 1,
        ])
      #expect(try await bench.cancel(booked.id).status == .canceled)
    }
  }

  @Test("an answer that is lost makes no second event: the id says that it is ours")
  func lostAnswer() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      try bench.simulator.control(
        "google/faults", ["operation": .string(SyncBench.insertEvent), "kind": "drop_response", "count": 3])
      let request = bench.request()
      let held = try await bench.book(request)
      #expect(held.status == .booking)
      #expect(await refusal { try await bench.book(bench.request()) } == "slot_taken")
      try await bench.hurry()
      try await eventually(within: .seconds(60)) { try await bench.appointments().map(\.status) == [.booked] }
      #expect(try await bench.book(request).id == held.id)
      #expect(try bench.calendarEvents().count == 1)
    }
  }

  @Test("one whose booking is in doubt is taken back without leaving an event that nobody knows of")
  func cancelInDoubt() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      try bench.simulator.control(
        "google/faults",
        ["operation": .string(SyncBench.insertEvent), "kind": "status", "status": 503, "count": 6])
      let held = try await bench.book(bench.request(guest: "ana@example.com"))
      #expect(held.status == .booking)
      let taken = try await bench.cancel(held.id)
      #expect(taken.status == .canceling)
      try await bench.hurry()
      try await eventually(within: .seconds(60)) { try await bench.appointments().map(\.status) == [.canceled] }
      #expect(try bench.calendarEvents().isEmpty)
      // The id is used up: an insertion that is still under way finds it taken.
      #expect(try bench.simulator.items("google/events").count == 1)
    }
  }

  @Test(
    "a calendar that is not there, was not granted or has to be connected again is refused before a slot is taken")
  func calendarMissing() async throws {
    try await SyncBench.with { bench in
      #expect(await refusal { try await bench.book(bench.request()) } == "calendar_not_connected")
      try bench.simulator.control(
        "google/settings",
        ["granted_scopes": ["openid", "email", "https://www.googleapis.com/auth/calendar.events"]])
      let connection = try await bench.connect("google")
      #expect(await refusal { try await bench.book(bench.request()) } == "calendar_scope_missing")
      #expect(await refusal { try await bench.busy() } == "calendar_scope_missing")
      _ = try await bench.parts.handlers.disconnect(
        DisconnectRequest(connectionID: "\(connection)"),
        context: bench.context(IntegrationsMethods.disconnect.description))
      try bench.simulator.control("google/settings", ["granted_scopes": .null])
      try await bench.connect("google")
      try bench.simulator.control("google/uninstall")
      #expect(await refusal { try await bench.book(bench.request()) } == "needs_reauth")
      #expect(await refusal { try await bench.book(bench.request()) } == "needs_reauth")
      #expect(try await bench.appointments().map(\.status) == [.failed])
    }
  }

  @Test("what a request may not say is refused by the field's name")
  func checks() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      func refused(_ change: (inout BookAppointmentRequest) -> Void) async -> String {
        var request = bench.request()
        change(&request)
        let changed = request
        return await refusal { try await bench.book(changed) }
      }
      let start = SyncBench.noon
      #expect(await refused { $0.endsAt = $0.startsAt } == "invalid_ends_at")
      #expect(await refused { $0.endsAt = Timestamp(start.addingTimeInterval(86_401)) } == "invalid_ends_at")
      #expect(await refused { $0.startsAt = nil } == "invalid_starts_at")
      #expect(await refused { $0.startsAt = Timestamp(Date(timeIntervalSince1970: 1)) } == "invalid_starts_at")
      #expect(
        await refused {
          $0.startsAt = Timestamp(start.addingTimeInterval(-10 * 86_400))
          $0.endsAt = Timestamp(start.addingTimeInterval(-10 * 86_400 + 60))
        } == "invalid_starts_at")
      #expect(await refused { $0.timeZone = "Mars/Olympus" } == "invalid_time_zone")
      #expect(await refused { $0.timeZone = "EST" } == "invalid_time_zone")
      #expect(await refused { $0.title = "" } == "invalid_title")
      #expect(await refused { $0.notes = "\0" } == "invalid_notes")
      #expect(await refused { $0.guestEmail = "ana" } == "invalid_guest_email")
      #expect(await refused { $0.callID = "x" } == "invalid_call_id")
      #expect(await refused { $0.contactID = UUID().uuidString } == "contact_not_found")
      #expect(await refused { $0.idempotencyKey = "" } == "idempotency_key_invalid")
      #expect(try await bench.appointments().isEmpty)
    }
  }

  @Test("nobody books or takes back without the permission, and no organization sees another's appointments")
  func permission() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("google")
      let booked = try await bench.book(bench.request())
      let stranger = OrganizationID.new()
      let context: @Sendable (MethodDescription) -> CallContext = { method in
        CallContext(
          caller: "edge", organizationID: "\(stranger)", actor: "user:\(UserID.new())", requestID: "test",
          deadline: .now + .seconds(30), method: method)
      }
      #expect(
        await refusal {
          try await bench.parts.handlers.getAppointment(
            GetAppointmentRequest(appointmentID: booked.id),
            context: context(IntegrationsMethods.getAppointment.description))
        } == "appointment_not_found")
      #expect(
        await refusal {
          try await bench.parts.handlers.cancelAppointment(
            CancelAppointmentRequest(appointmentID: booked.id),
            context: context(IntegrationsMethods.cancelAppointment.description))
        } == "appointment_not_found")
      #expect(
        await refusal {
          try await bench.parts.handlers.bookAppointment(
            bench.request(minutes: 60), context: context(IntegrationsMethods.bookAppointment.description))
        } == "calendar_not_connected")
      #expect(
        try await bench.parts.handlers.listAppointments(
          ListAppointmentsRequest(), context: context(IntegrationsMethods.listAppointments.description)
        ).appointments.isEmpty)
      bench.authority.forbid()
      #expect(await refusal { try await bench.book(bench.request(minutes: 60)) } == "not_allowed")
      #expect(await refusal { try await bench.cancel(booked.id) } == "not_allowed")
    }
  }
}
