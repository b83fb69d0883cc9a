import AsyncHTTPClient
import Foundation
import NIOCore
import Postgres
import TestSupport
import Testing

@testable import CLI

/// A whole call with every provider that takes part in one, and then a search through everything that was left behind.
@Suite(.serialized) struct CanaryTests {
  /// What must not be found, and where it may be all the same.
  private struct Canary: Sendable {
    var text: String
    /// Tables whose columns docs/security.md lists as plain.
    var allowedIn: Set<String> = []
  }

  /// Contacts are found by their numbers and names.
  private static let contacts: Set<String> = ["integrations.contacts", "integrations.contact_names"]

  /// Of the call that the simulator makes: numbers, a name, what was said.
  private static let people = [
    Canary(text: "5550101234", allowedIn: contacts), Canary(text: "5550109999"),
    Canary(text: "Zoë", allowedIn: contacts), Canary(text: "Müller", allowedIn: contacts),
    Canary(text: "book a cleaning"), Canary(text: "Ten thirty please"), Canary(text: "Happy to help"),
    Canary(text: "owner@northwind.example", allowedIn: ["auth.users"]),
    Canary(text: "canary.person@example.test", allowedIn: ["auth.users"]),
    Canary(text: "canary correct horse battery"), Canary(text: "canary-credential"), Canary(text: "canary-body"),
  ]

  @Test(
    "after a call with every provider no secret, token, number, name or word of it is in a log, an error or a plain column",
    .timeLimit(.minutes(4)))
  func wholeRun() async throws {
    try await JourneySystem.with(hasSimulator: true) { journey in
      let folder = journey.system.folder
      let outcome = try await Demo(folder: folder, status: await journey.system.status(), progress: { _ in }).run()
      #expect(outcome.missing == [])
      let (answers, tokens) = try await provokeErrors(journey, webhookURL: outcome.webhookURL)
      let hidden = try secrets(of: folder) + tokens
      let canaries = Self.people + hidden.map { Canary(text: $0) }
      // The search itself finds something: what is plain by design is there.
      let columns = try await rows(of: journey)
      #expect(columns.contains { $0.table == "auth.users" && $0.text.contains("owner@northwind.example") })
      #expect(columns.contains { $0.table == "webhooks.inbox" })
      #expect(Set(columns.map { $0.table.prefix { $0 != "." } }).count >= 5)
      // HubSpot's stand-in has given tokens out; only their shape is known here.
      let grants = try await request(
        "http://127.0.0.1:\(journey.system.ports.simulator)/simulator/hubspot/grants", through: journey)
      #expect(grants.contains(#""access_tokens":"#))
      for (place, text) in try logs(of: folder) + answers + columns.map({ ($0.table, $0.text) }) {
        #expect(!Self.holdsToken(text), "\(place) tells a token of HubSpot's")
      }
      for canary in canaries {
        for (name, text) in try logs(of: folder) {
          #expect(!text.localizedCaseInsensitiveContains(canary.text), "\(name) tells \(canary.text)")
        }
        for (place, text) in answers {
          #expect(!text.contains(canary.text), "the answer to \(place) tells \(canary.text)")
        }
        for row in columns where !canary.allowedIn.contains(row.table) {
          #expect(!row.tells(canary.text), "\(row.table) tells \(canary.text)")
        }
      }
    }
  }

  // MARK: What was left behind

  private struct StoredRow: Sendable {
    var table: String
    /// As the server writes it; bytes are in hexadecimal.
    var text: String

    func tells(_ canary: String) -> Bool {
      // Plain, as JSON escapes it, or as bytes.
      text.contains(canary) || text.contains(canary.utf8.map { String(format: "%02x", $0) }.joined())
    }
  }

  /// Every row of every table of every schema, partitions through their parents.
  private func rows(of journey: JourneySystem) async throws -> [StoredRow] {
    let dump: Statement = """
      select tables.name,
             unnest(xpath('/table/row/row/text()', query_to_xml(
               format('select t::text as row from %s as t', tables.name), false, false, '')))::text as row
        from (select format('%I.%I', n.nspname, c.relname) as name
                from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p') and not c.relispartition
                 and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')) as tables
      """
    return try await journey.admin.withTransaction(.system, timeout: .seconds(60)) { transaction in
      try await transaction.rows(dump).map {
        StoredRow(table: try $0.get("name", as: String.self), text: try $0.get("row", as: String.self))
      }
    }
  }

  private func logs(of folder: DataFolder) throws -> [(name: String, text: String)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.logs)
    #expect(names.count >= 6)
    return try names.map { ($0, try String(contentsOfFile: folder.logs + "/" + $0, encoding: .utf8)) }
  }

  // MARK: What must not be found

  /// Whatever lies in the folder of secrets, what sources are signed with, and what services know of providers.
  private func secrets(of folder: DataFolder) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.secrets)
    var secrets = try names.flatMap { name in
      try String(contentsOfFile: folder.secrets + "/" + name, encoding: .utf8).split(whereSeparator: \.isNewline)
        // Of a master key what stands behind its name.
        .map { String($0.split(separator: ":").last ?? $0) }
    }
    let sources = try FileManager.default.contentsOfDirectory(atPath: folder.sources)
    for name in sources {
      let data = try Data(contentsOf: URL(filePath: folder.sources + "/" + name))
      let record = try JSONDecoder().decode(SourceRecord.self, from: data)
      secrets += [record.secret, record.token]
    }
    #expect(secrets.count >= 8 && !sources.isEmpty)
    return secrets + [
      "sk_test_simulated", "whsec_simulator", "simulated-anthropic-key", "simulated-hubspot-secret",
      "BEGIN PRIVATE KEY",
    ]
  }

  /// Access tokens begin with CJT, refresh tokens and codes with na1.
  private static func holdsToken(_ text: String) -> Bool {
    (text.contains("CJT") && text.contains(/CJT[A-Za-z0-9]{40}/))
      || (text.contains("na1-") && text.contains(/na1-[A-Za-z0-9]{30}/))
  }

  /// Requests that fail, each with something in it that its answer must not repeat. Also logs in, and answers the tokens.
  private func provokeErrors(
    _ journey: JourneySystem, webhookURL: String
  ) async throws -> (answers: [(String, String)], tokens: [String]) {
    let edge = "http://127.0.0.1:\(journey.system.ports.edgeHTTP)"
    let password = "canary correct horse battery"
    _ = try await SetUp(Operator(journey.system.folder, await journey.system.status())).createOrganization(
      name: "Canary", ownerEmail: "canary.person@example.test", ownerPassword: password, key: UUID().uuidString)
    func session(_ password: String) async throws -> String {
      try await request(
        edge + "/v1/sessions", through: journey, method: "POST",
        body: #"{"email":"canary.person@example.test","password":"\#(password)"}"#)
    }
    let tokens = try await session(password).matches(of: /"(?:access_token|refresh_token)":"([^"]+)"/)
      .map { String($0.1) }
    #expect(tokens.count == 2)
    var answers: [(String, String)] = [("a wrong password", try await session(password + " not"))]
    for (place, path, method, body, headers) in [
      ("a wrong credential", "/v1/wallet", "GET", nil, ["authorization": "Bearer canary-credential"]),
      ("a changed token", "/v1/wallet", "GET", nil, ["authorization": "Bearer \(tokens[0])x"]),
      ("a malformed body", "/v1/contacts", "POST", #"{"nobody":"canary-body +15550101234"}"#, bearer(tokens[0])),
      ("a broken body", "/v1/contacts", "POST", #"{"name":"Zoë", canary-body"#, bearer(tokens[0])),
      ("a bad cursor", "/v1/calls?cursor=canary-body", "GET", nil, bearer(tokens[0])),
      ("a stranger's call", "/v1/calls/00000000-0000-7000-8000-000000000001", "GET", nil, bearer(tokens[0])),
      ("a connection's end", "/oauth/hubspot/callback?code=canary-credential&state=canary-credential", "GET", nil, [:]),
      ("a used ticket", "/v1/events?ticket=canary-credential", "GET", nil, [:]),
      ("a wrong path", "/canary-credential", "GET", nil, [:]),
    ] as [(String, String, String, String?, [String: String])] {
      answers.append((place, try await request(edge + path, through: journey, method: method, body: body, headers)))
    }
    let forged = try await request(
      webhookURL, through: journey, method: "POST", body: #"{"event":"call_ended","canary-body":"Zoë Müller"}"#,
      ["x-retell-signature": "v=1,d=canary-credential"])
    answers.append(("a forged delivery", forged))
    for (place, answer) in answers {
      #expect(answer.contains(#""reason""#) || place == "a connection's end", "\(place)")
    }
    return (answers, tokens)
  }

  private func bearer(_ token: String) -> [String: String] { ["authorization": "Bearer \(token)"] }

  /// The body of the answer.
  private func request(
    _ url: String, through journey: JourneySystem, method: String = "GET", body: String? = nil,
    _ headers: [String: String] = [:]
  ) async throws -> String {
    var request = HTTPClientRequest(url: url)
    request.method = .init(rawValue: method)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let body {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(string: body))
    }
    let response = try await journey.http.execute(request, timeout: .seconds(20))
    return String(buffer: try await response.body.collect(upTo: 4 << 20))
  }
}
