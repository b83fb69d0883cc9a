/// The settings that every service has.
public enum CommonSettings {
  /// All that `service` has in common with the others. Those of Postgres and of providers are known, and not read, in a
  /// service without a database or that calls nobody outside, because one file may serve all.
  public static func descriptions(of service: String) -> [SettingDescription] {
    process(service) + peers(service) + postgres(service) + providers
  }

  /// How the outside parties are reached; see `Outbound`.
  private static let providers: [SettingDescription] = [
    .url("providers.<name>.base-url", "Where that provider is, in place of its own address."),
    .boolean(
      "providers.allow-insecure", default: false,
      "Whether providers may be called by http and at private addresses, for stand-ins on the same machine."),
    .string("providers.<name>.client-id", "What the provider's OAuth knows this installation as."),
    .secret("providers.<name>.client-secret", "The secret that goes with it."),
    .secret("providers.<name>.api-key", "The platform's own key at that provider."),
    .secret("providers.<name>.webhook-secret", "What the provider signs the platform's own events with."),
    .secret("providers.sentry.dsn", "Where error reports go; without it, nowhere."),
    .string(
      "providers.sentry.environment", default: "production", "What error reports say about where this runs."),
  ]

  private static func process(_ service: String) -> [SettingDescription] {
    [
      .string(
        "log.level", default: "info",
        choices: ["trace", "debug", "info", "notice", "warning", "error", "critical"],
        "The least important lines that are still written."),
      .string("log.folder", "Folder for the log in place of standard error; the file is named after the service."),
      .integer(
        "log.file-maximum", unit: "bytes", default: 100 << 20, range: 4_096...(1 << 34),
        "Size at which the log file is put aside and a new one begun."),
      .integer(
        "log.files-kept", unit: "files", default: 5, range: 1...100, "Log files put aside; older ones are deleted."),
      .string("\(service).rpc.host", default: "127.0.0.1", "Address on which RPC connections are taken."),
      .integer(
        "\(service).rpc.port", unit: "port", default: ServiceCatalog.rpcPort(of: service), range: 0...65_535,
        "Port for RPC connections; 0 takes a free one."),
      .string("\(service).admin.host", default: "127.0.0.1", "Address of the admin pages."),
      .integer(
        "\(service).admin.port", unit: "port", default: ServiceCatalog.adminPort(of: service), range: 0...65_535,
        "Port of the admin pages; 0 takes a free one."),
      .string("\(service).instance", "What this replica calls itself to its peers; without it, host and process id."),
    ]
  }

  private static func peers(_ service: String) -> [SettingDescription] {
    [
      .string(
        "\(service).rpc.tls.certificate", "File of the own certificate in PEM form: with it, RPC is by mutual TLS."),
      .string("\(service).rpc.tls.key", "File of its private key in PEM form."),
      .string("\(service).rpc.tls.authorities", "File of the authorities of peers' certificates in PEM form."),
      .secret(
        "\(service).rpc.credentials.<caller>", "Without TLS: what a caller of that name must present."),
      .list("services.<name>.rpc", "Where that service is: host:port, one or more."),
      .secret("services.<name>.token", "Without TLS: what this service presents to that one."),
    ]
  }

  private static func postgres(_ service: String) -> [SettingDescription] {
    [
      .string("postgres.host", default: "127.0.0.1", "Server's name or address, or the folder of its Unix socket."),
      .integer("postgres.port", unit: "port", default: 5432, range: 1...65_535, "Server's port."),
      .string("postgres.database", default: "switchboard", "Database."),
      .string("postgres.user", default: service, "Log-in role; it owns nothing."),
      .secret("postgres.password", "Password of that role."),
      .secret("postgres.admin-url", "Administrator's address for migrations; services do not use it."),
      .string(
        "postgres.tls", default: "disabled", choices: ["disabled", "verify-full"],
        "Whether the connection is encrypted and the server must prove its name."),
      .string("postgres.tls-root-certificates", "File of authorities in PEM form; without it, the system's."),
      .boolean(
        "postgres.prepared-statements", default: true, "Off behind PgBouncer before 1.21 in transaction mode."),
      .integer(
        "postgres.acquire-timeout", unit: "ms", default: 5_000, range: 10...60_000,
        "Longest wait for a connection of the pool."),
      .integer(
        "postgres.pool.ingest", unit: "connections", default: 4, range: 1...64, "Connections that store events."),
      .integer("postgres.pool.rpc", unit: "connections", default: 4, range: 1...64, "Connections that serve calls."),
      .integer("postgres.pool.worker", unit: "connections", default: 4, range: 1...64, "Connections of the workers."),
      .integer(
        "postgres.pool.operator", unit: "connections", default: 1, range: 1...16, "Connections kept for operators."),
      .integer(
        "postgres.pool.maximum", unit: "connections", default: 32, range: 4...208,
        "Limit of one process: the sizes above must not be more together."),
      .integer(
        "postgres.pool.waiters", unit: "tasks", default: 1_000, range: 1...100_000,
        "Tasks that may wait for a connection of one lane; one more is refused at once."),
    ]
  }
}
