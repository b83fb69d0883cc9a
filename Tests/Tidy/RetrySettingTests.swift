import Analysis
import Billing
import Integrations
import ServiceRuntime
import Testing
import Webhooks

/// Numbers of tries and waits are an operator's, and no service keeps them to itself.
@Suite struct RetrySettingTests {
  static let services: [ServiceBlueprint] = [
    Analysis.blueprint, Billing.blueprint, Integrations.blueprint, Webhooks.blueprint,
  ]

  @Test(
    "each lane and each relay of a service has settings for its waits, and its README lists them",
    arguments: services.indices)
  func documented(index: Int) throws {
    let service = Self.services[index]
    let keys = service.settings.map(\.key).filter { $0.hasPrefix("\(service.name).retries.") }
    #expect(keys.contains("\(service.name).retries.relay.give-up-after"))
    let table = SettingsTable.markdown(of: service.name, own: service.settings).split(separator: "\n")
    let readme = try Repository.text("services/\(service.name)/README.md")
    for key in keys {
      let row = try #require(table.first { $0.hasPrefix("| `\(key)` |") })
      #expect(readme.contains(row), "\(row)")
    }
  }

  @Test("every worker and relay of a service is made with what the settings say", arguments: services.indices)
  func taken(index: Int) throws {
    let name = Self.services[index].name
    let code = try Repository.files(in: ["services/\(name)/Sources"], suffixes: [".swift"]).map(Repository.text)
      .joined()
    let made = code.matches(of: /\b(JobWorker|OutboxRelay)\(/).count
    #expect(made > 0)
    #expect(code.matches(of: /\.retrying\(as: "/).count == made)
  }
}
