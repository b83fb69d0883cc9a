import Calls
import Foundation
import Identifiers
import Messages
import Postgres
import RPCAPI
import ServiceRuntime
import TestSupport
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct EventStreamTests {
  @Test("a reader that goes on from the last number it saw misses nothing, however many append at once")
  func noGaps() async throws {
    try await WebhooksHarness.with { harness in
      let organization = OrganizationID.new()
      let events = (0..<120).map { _ in event(of: organization) }
      try await withThrowingTaskGroup(of: [StreamEvent].self) { group in
        group.addTask {
          var (seen, cursor): ([StreamEvent], String) = ([], "0")
          while seen.count < events.count {
            let page = try await harness.stream(of: organization, after: cursor)
            guard !page.isReset else { throw CancellationError() }
            seen += page.events
            cursor = page.page?.nextCursor ?? cursor
          }
          return seen
        }
        for start in stride(from: 0, to: events.count, by: 4) {
          group.addTask {
            // Every event twice, as an outbox that repeats itself does.
            _ = try await harness.append(Array(events[start..<start + 4]))
            _ = try await harness.append(Array(events[start..<start + 4]))
            return []
          }
        }
        let seen = try await group.reduce(into: []) { $0 += $1 }
        #expect(seen.map(\.sequence) == Array(1...120))
        #expect(Set(seen.map(\.eventID)) == Set(events.map(\.eventID)))
      }
    }
  }

  @Test("numbers that another transaction holds back are waited for, not skipped")
  func heldBack() async throws {
    try await WebhooksHarness.with { harness in
      let organization = OrganizationID.new()
      let keyring = try await harness.sealer.keyring(for: organization)
      let (first, second) = (entry(), entry())
      try await harness.database.withTransaction(.tenant(organization)) { transaction in
        _ = try await EventStream.append([first], to: organization, with: keyring, in: transaction)
        // The second append cannot get its number before the first one's is decided.
        let error = await #expect(throws: PostgresError.self) {
          try await harness.database.withTransaction(.tenant(organization), timeout: .seconds(2)) {
            try await EventStream.append([second], to: organization, with: keyring, in: $0)
          }
        }
        #expect(error?.code == .deadlineExceeded)
        let page = try await harness.stream(of: organization, after: "0")
        #expect(page.events.isEmpty)
      }
      #expect(try await harness.stream(of: organization, after: "0").events.map(\.eventID) == ["\(first.id)"])
    }
  }

  @Test("a place that is gone, or never was, is answered with a reset; the head and the oldest place are not")
  func reset() async throws {
    try await WebhooksHarness.with { harness in
      let organization = OrganizationID.new()
      let empty = try await harness.stream(of: organization, after: "")
      #expect(empty.page?.nextCursor == "0")
      let start = try await harness.stream(of: organization, after: "0")
      #expect(!start.isReset)
      let appended = try await harness.append((0..<5).map { _ in event(of: organization) })
      #expect(appended == 5)
      for (cursor, isReset) in [("5", false), ("0", false), ("6", true), ("99999999999999999999", true)] {
        let page = try await harness.stream(of: organization, after: cursor)
        #expect(page.isReset == isReset, "\(cursor)")
        if isReset {
          #expect(page.events.isEmpty)
          #expect(page.page?.nextCursor == "5")
        }
      }
      try await harness.forgetStream(of: organization, upTo: 3)
      for (cursor, isReset) in [("2", true), ("3", false), ("5", false)] {
        #expect(try await harness.stream(of: organization, after: cursor).isReset == isReset, "\(cursor)")
      }
      try await harness.forgetStream(of: organization, upTo: 5)
      for (cursor, isReset) in [("4", true), ("5", false)] {
        #expect(try await harness.stream(of: organization, after: cursor).isReset == isReset, "\(cursor)")
      }
    }
  }

  @Test("organizations see their own streams only, each numbered from 1")
  func tenants() async throws {
    try await WebhooksHarness.with { harness in
      let (one, other) = (OrganizationID.new(), OrganizationID.new())
      var shared = event(of: one)
      let first = shared
      shared.orgID = "\(other)"
      #expect(try await harness.append([first, shared, event(of: one)]) == 3)
      #expect(try await harness.stream(of: one, after: "0").events.map(\.sequence) == [1, 2])
      let events = try await harness.stream(of: other, after: "0").events
      #expect(events.map(\.sequence) == [1])
      #expect(events.first?.payload == #"{"a":1}"# && events.first?.kind == "charge.posted")
    }
  }

  @Test("what is no event is refused by name, and nothing of the request is stored")
  func refusals() async throws {
    let cases: [(reason: String, change: (inout NewStreamEvent) -> Void)] = [
      ("invalid_org_id", { $0.orgID = "x" }), ("invalid_event_id", { $0.eventID = "" }),
      ("invalid_kind", { $0.kind = "Charge Posted" }), ("invalid_kind", { $0.kind = "a..b" }),
      ("invalid_kind", { $0.kind = String(repeating: "a", count: 65) }),
      ("invalid_at", { $0.at = nil }), ("invalid_at", { $0.at = Timestamp(seconds: -1) }),
      ("invalid_payload", { $0.payload = "[]" }), ("invalid_payload", { $0.payload = "{" }),
      ("invalid_payload", { $0.payload = #"{"a":"\u0000"}"# }),
      ("invalid_payload", { $0.payload = #"{"a":"\#(String(repeating: "x", count: 8_192))"}"# }),
    ]
    let organization = OrganizationID.new()
    let requests = cases.map { refused in
      var bad = event(of: organization)
      refused.change(&bad)
      return (reason: refused.reason, events: [event(of: organization), bad])
    }
    try await WebhooksHarness.with { harness in
      for request in requests {
        let error = await #expect(throws: InvalidField.self) { try await harness.append(request.events) }
        #expect(error?.reason == request.reason)
      }
      let page = try await harness.stream(of: organization, after: "0")
      #expect(page.events.isEmpty)
    }
  }

  @Test("a request has at most 200 events, a cursor is a number")
  func limits() async throws {
    try await WebhooksHarness.with { harness in
      let organization = OrganizationID.new()
      let appended = try await harness.append((0..<200).map { _ in event(of: organization) })
      #expect(appended == 200)
      var error = await #expect(throws: RPCError.self) {
        try await harness.append((0..<201).map { _ in event(of: organization) })
      }
      #expect(error?.reason == "too_many_items")
      for cursor in ["x", "-1", "1.5", "999999999999999999999"] {
        error = await #expect(throws: RPCError.self) { try await harness.stream(of: organization, after: cursor) }
        #expect(error?.reason == "bad_cursor")
      }
    }
  }

  @Test("days are made ahead and dropped behind, by however many replicas, and what was appended before is forgotten")
  func days() async throws {
    try await WebhooksHarness.with { harness in
      let old: Statement = """
        do $$
        declare
          day date := (clock_timestamp() at time zone 'utc')::date - 3;
          name text := 'stream_log_' || to_char(day, 'YYYYMMDD');
        begin
          execute format('create table webhooks.%I partition of webhooks.stream_log for values from (%L) to (%L)',
            name, day, day + 1);
          perform set_config('search_path', 'webhooks', true);
          perform declare_tenant_table(name);
          execute 'drop table webhooks.stream_log_' || to_char(day + 6, 'YYYYMMDD');
          delete from table_kinds where table_name = 'stream_log_' || to_char(day + 6, 'YYYYMMDD');
          insert into stream_dedupe (org_id, event_id, appended_at)
          values (gen_random_uuid(), gen_random_uuid(), clock_timestamp() - interval '8 days'),
            (gen_random_uuid(), gen_random_uuid(), clock_timestamp() - interval '6 days');
        end
        $$
        """
      try await harness.admin.withTransaction(.system) { _ = try await $0.execute(old) }
      let counts = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<3 { group.addTask { try await StreamDays().run(on: harness.database).count } }
        return try await group.reduce(0, +)
      }
      #expect(counts == 2)
      #expect(
        try await harness.count(
          """
          select count(*) from pg_inherits where inhparent = 'webhooks.stream_log'::regclass
          """) == 16)
      #expect(try await StreamDedupeRetention().run(on: harness.database).count == 1)
      #expect(try await CatalogRules.violations(in: harness.admin, schema: "webhooks") == [])
    }
  }

  private func entry() -> StreamEntry { StreamEntry(id: .new(), kind: "a.b", at: Date(), payload: "{}") }

  private func event(of organization: OrganizationID) -> NewStreamEvent {
    NewStreamEvent(
      orgID: "\(organization)", eventID: "\(StreamEntry.ID.new())", kind: "charge.posted", at: Timestamp(Date()),
      payload: #"{"a":1}"#)
  }
}

extension WebhooksHarness {
  func append(_ events: [NewStreamEvent]) async throws -> UInt32 {
    try await handlers.appendEvents(
      AppendEventsRequest(events: events), context: context(WebhooksMethods.appendEvents.description, caller: "billing")
    ).appended
  }

  func stream(of organizationID: OrganizationID, after cursor: String) async throws -> ListStreamEventsResponse {
    try await handlers.listStreamEvents(
      ListStreamEventsRequest(page: PageRequest(limit: 200, cursor: cursor)),
      context: context(WebhooksMethods.listStreamEvents.description, organizationID: organizationID, caller: "edge"))
  }

  /// Does what a dropped day does.
  func forgetStream(of organizationID: OrganizationID, upTo sequence: Int64) async throws {
    try await admin.withTransaction(.tenant(organizationID)) {
      _ = try await $0.execute("delete from webhooks.stream_log where seq <= \(sequence)")
    }
  }
}
