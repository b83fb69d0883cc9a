public import Calls
public import Postgres
public import ServiceLifecycle

/// What a service is, before anything of it runs: the argument of `ServiceProcess.main`.
public struct ServiceBlueprint: Sendable {
  /// `billing`: name of its settings, its schema, its log lines and its certificate.
  public var name: String
  /// What it has beyond the settings that every service has.
  public var settings: [SettingDescription]
  /// Nil for a service without a database.
  public var migrations: MigrationSet?
  /// Puts the service together. Must not wait for the database or for other services: they may not be there yet.
  public var build: @Sendable (ServiceAssembly) async throws -> ServiceParts

  public init(
    name: String, settings: [SettingDescription] = [], migrations: MigrationSet? = nil,
    build: @escaping @Sendable (ServiceAssembly) async throws -> ServiceParts
  ) {
    self.name = name
    self.settings = settings
    self.migrations = migrations
    self.build = build
  }
}

/// What a service is made of.
public struct ServiceParts: Sendable {
  /// Served on the RPC port.
  public var rpc: [any RPCService]
  /// Run from start to end of the process. On shutdown the last stops first, after the RPC server has drained.
  public var services: [any Service]
  /// Asked again and again; the service serves while none names anything missing.
  public var readiness: [ReadinessCheck]

  public init(rpc: [any RPCService] = [], services: [any Service] = [], readiness: [ReadinessCheck] = []) {
    self.rpc = rpc
    self.services = services
    self.readiness = readiness
  }
}
