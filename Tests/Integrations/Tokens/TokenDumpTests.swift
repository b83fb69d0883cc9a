import Foundation
import Identifiers
import IntegrationsAPI
import Messages
import Postgres
import Testing

@testable import Integrations

@Suite("A dump of the schema")
struct TokenDumpTests {
  @Test("no token, code, state or cookie of a flow is in any row of any table of the schema")
  func dump() async throws {
    try await IntegrationsBench.with { bench in
      let flow = try await bench.start()
      let finished = try await bench.finish(flow)
      let connection = try #require(ConnectionID(finished.connectionID))
      // A second generation, and a flow that is still open.
      try await bench.expire(connection)
      #expect(try await bench.token(connection) == "access-3")
      let open = try await bench.start("salesforce")
      let invited = try await bench.handlers.inviteConnect(
        InviteConnectRequest(agentID: "\(bench.agent)", provider: "hubspot"),
        context: bench.context(IntegrationsMethods.inviteConnect.description))

      let rows = try await bench.dump()
      // What is plain on purpose is found: the search would see a token too.
      #expect(rows.contains { $0.contains("9912345") })
      #expect(rows.contains { $0.contains("\(connection)") })
      for canary in [
        "access-2", "access-3", "refresh-2", "refresh-3", "code-1", flow.state, flow.cookie, open.state, open.cookie,
        invited.invitation.reveal(),
      ] {
        #expect(canary.count >= 6)
        let hexadecimal = canary.utf8.map { String(format: "%02x", $0) }.joined()
        #expect(!rows.contains { $0.contains(canary) || $0.contains(hexadecimal) }, "\(canary)")
      }
    }
  }
}

extension IntegrationsBench {
  /// Every row of every table of the schema, as text; binary columns in hexadecimal.
  func dump() async throws -> [String] {
    try await admin.withTransaction(.system) { transaction in
      try await transaction.execute(
        """
        create function pg_temp.dump() returns setof text language plpgsql as $$
        declare
          name text;
        begin
          for name in select c.oid::regclass::text from pg_class c
            where c.relnamespace = 'integrations'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          loop
            return query execute format('select t::text from %s t', name);
          end loop;
        end
        $$
        """)
      return try await transaction.rows("select line from pg_temp.dump() as line").map { try $0.get("line") }
    }
  }
}
