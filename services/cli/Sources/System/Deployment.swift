internal import Postgres
internal import Simulator

/// A system whose parts are started by other means than `up`, each on a host of its own name: compose, Kubernetes, systemd.
///
/// In its data folder it gets what such a system needs: secrets, certificates, a settings file for each service, and for
/// whoever operates it the administrator's address of Postgres and the addresses of all.
struct Deployment {
  let folder: DataFolder
  let settings: ServiceSettings

  /// What a Postgres in the next container is called, where the settings name none.
  static let postgres = ServiceSettings.PostgresAddress(
    host: "postgres", port: 5432, database: ClusterDatabase.name)

  init(_ folder: DataFolder, extra: JSONValue, certificateFolder: String?, hasSimulator: Bool) throws {
    guard let ports = PortPlan(base: PortPlan.usualBase) else { throw CLIError("There are no ports.") }
    self.folder = folder
    settings = ServiceSettings(
      place: .named(ports), postgres: Self.postgres, secrets: Secrets(folder), certificates: Certificates(folder),
      certificateFolder: certificateFolder, extra: extra, hasSimulator: hasSimulator)
  }

  /// Writes everything. What is secret and lasting, passwords, master keys, the authority, stays as it was.
  func prepare() throws {
    try settings.certificates.issueAll()
    var users = ""
    for service in ServiceName.built {
      let file = try settings.file(of: service)
      try PrivateFile.write(file.json(.indented) + "\n", to: folder.settingsFile(of: service.rawValue))
      guard service.migrations != nil else { continue }
      users += "\"\(service.rawValue)\" \"\(try settings.secrets.databasePassword(of: service))\"\n"
    }
    try PrivateFile.write(users, to: folder.poolerUsersFile)
    var own = JSONValue.object([])
    try own.set("postgres.admin-url", to: .string(try administratorURL()))
    try PrivateFile.write(own.json(.indented) + "\n", to: folder.settingsFile(of: Certificates.operatorName))
    try PrivateFile.write(try status().json.json(.indented) + "\n", to: folder.systemFile)
  }

  private func administratorURL() throws -> String {
    if let given = settings.extra["postgres"]?["admin-url"]?.text { return given }
    let (server, password) = (Self.postgres, try settings.secrets.postgresAdministratorPassword())
    return "postgresql://postgres:\(password)@\(server.host):\(server.port)/\(server.database)"
  }

  private func status() throws -> SystemStatus {
    let publicURL = try settings.publicURL(environment: [:])
    let postgres = settings.extra["postgres"]?["host"]?.text ?? settings.postgres.host
    let services = ServiceName.built.map { service in
      (
        service.rawValue,
        SystemStatus.Service(
          rpc: settings.place.rpc(of: service), admin: settings.place.admin(of: service), pid: nil, state: "unknown",
          missing: nil)
      )
    }
    return SystemStatus(
      edge: settings.place.edge, publicURL: publicURL,
      simulator: settings.hasSimulator ? settings.place.simulator : nil,
      postgres: .init(host: postgres, port: settings.postgres.port, database: settings.postgres.database, location: ""),
      services: Dictionary(uniqueKeysWithValues: services))
  }
}
