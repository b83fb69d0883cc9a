internal import Simulator

/// What `--simulator` says to every service about outside parties: all of them are the simulator.
enum SimulatedProviders {
  private static let names = [
    "retell", "vapi", "twilio", "stripe", "hubspot", "salesforce", "google", "anthropic",
  ]
  /// Those that know us as an OAuth client.
  private static let authorizing = ["hubspot", "salesforce", "google"]

  /// Puts the settings in. `origin` is the simulator's base URL. None of these secrets protects anything: the simulator takes any.
  static func set(in file: inout JSONValue, at origin: String) throws {
    try file.set("providers.allow-insecure", to: true)
    for name in names { try file.set("providers.\(name).base-url", to: .string("\(origin)/\(name)")) }
    for name in authorizing {
      try file.set("providers.\(name).client-id", to: .string("simulated-\(name)-client"))
      try file.set("providers.\(name).client-secret", to: .string("simulated-\(name)-secret"))
    }
    try file.set("providers.stripe.api-key", to: "sk_test_simulated")
    try file.set("providers.stripe.webhook-secret", to: "whsec_simulator")
    try file.set("providers.anthropic.api-key", to: "simulated-anthropic-key")
    try file.set(
      "providers.sentry.dsn", to: .string(origin.replacing("http://", with: "http://simulated@") + "/sentry/1"))
  }
}
