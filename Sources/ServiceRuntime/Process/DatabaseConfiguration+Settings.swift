internal import Postgres

extension DatabaseConfiguration {
  /// What the settings say about the database, for the log-in of `service`.
  init(settings: Settings, service: String) {
    self.init(
      host: settings.string("postgres.host"), port: settings.integer("postgres.port"),
      database: settings.string("postgres.database"), user: settings.string("postgres.user"),
      password: Password(settings.secret("postgres.password")?.reveal() ?? ""))
    applicationName = "switchboard-\(service)"
    acquireTimeout = settings.duration("postgres.acquire-timeout")
    maximumWaiters = settings.integer("postgres.pool.waiters")
    usesPreparedStatements = settings.boolean("postgres.prepared-statements")
    if settings.string("postgres.tls") == "verify-full" {
      tls = .verifyFull(rootCertificates: settings.optionalString("postgres.tls-root-certificates"))
    }
    laneSizes = [
      .ingest: settings.integer("postgres.pool.ingest"), .rpc: settings.integer("postgres.pool.rpc"),
      .worker: settings.integer("postgres.pool.worker"), .operator: settings.integer("postgres.pool.operator"),
    ]
  }
}
