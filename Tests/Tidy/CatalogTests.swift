import Analysis
import Auth
import Billing
import Integrations
import Postgres
import TestSupport
import Testing
import Webhooks

@Suite struct CatalogTests {
  @Test(
    "every table is declared, every tenant table has its policy, no role can bypass it",
    arguments: [
      Analysis.migrations, Auth.migrations, Billing.migrations, Integrations.migrations, Webhooks.migrations,
    ])
  func rules(set: MigrationSet) async throws {
    try await TestDatabase.with(set) { test in
      let violations = try await CatalogRules.violations(in: test.admin, schema: set.service)
      #expect(violations == [])
    }
  }
}
