import Calls
import Identifiers
import Sealing
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct FindSourcesTests {
  private func find(
    _ harness: WebhooksHarness, _ paths: [(provider: String, token: String)]
  ) async throws -> [Bool] {
    try await harness.handlers.findSources(
      FindSourcesRequest(
        paths: paths.map { SourcePath(provider: $0.provider, tokenHash: SourceToken.hash($0.token)) }),
      context: harness.context(WebhooksMethods.findSources.description, caller: "edge")
    ).live
  }

  @Test(
    "each path is answered in its place: sources of any organization, once made at once, disabled or closed no more")
  func standing() async throws {
    try await WebhooksHarness.with { harness in
      let (mine, theirs) = (try await harness.makeSource(), try await harness.makeSource())
      let paths = [
        ("retell", mine.token), ("retell", "nobody-knows-it"), ("vapi", mine.token), ("retell", theirs.token),
        ("retell", mine.token), ("stripe", PlatformSource.token),
      ]
      #expect(try await find(harness, paths) == [true, false, false, true, true, true])
      _ = try await harness.handlers.updateSource(
        UpdateSourceRequest(sourceID: mine.id, state: "disabled", idempotencyKey: "k"),
        context: harness.context(WebhooksMethods.updateSource.description, organizationID: mine.organizationID))
      _ = try await harness.handlers.noteOrganizations(
        NoteOrganizationsRequest(organizations: [
          OrganizationState(orgID: "\(theirs.organizationID)", closed: true, version: 2)
        ]), context: harness.context(WebhooksMethods.noteOrganizations.description, caller: "auth"))
      #expect(try await find(harness, paths) == [false, false, false, false, false, true])
      #expect(try await find(harness, []) == [])
    }
  }

  @Test("at most 512 at once, and a hash of any length is only not there")
  func limits() async throws {
    try await WebhooksHarness.with { harness in
      let context = harness.context(WebhooksMethods.findSources.description, caller: "edge")
      let many = (0..<512).map { SourcePath(provider: "retell", tokenHash: SourceToken.hash("\($0)")) }
      let none = try await harness.handlers.findSources(FindSourcesRequest(paths: many), context: context).live
      #expect(none == Array(repeating: false, count: 512))
      let error = await #expect(throws: RPCError.self) {
        try await harness.handlers.findSources(
          FindSourcesRequest(paths: many + [SourcePath(provider: "retell", tokenHash: [])]), context: context)
      }
      #expect(error?.reason == "too_many_items")
      let short = try await harness.handlers.findSources(
        FindSourcesRequest(paths: [SourcePath(provider: "retell", tokenHash: [1])]), context: context
      ).live
      #expect(short == [false])
    }
  }
}
