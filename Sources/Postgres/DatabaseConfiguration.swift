/// Where a database is, who connects, and how much may be asked of it at once.
public struct DatabaseConfiguration: Sendable, Hashable {
  /// A name, an address, or the folder of a Unix socket, which starts with `/`.
  public var host: String
  public var port: Int
  public var database: String
  public var user: String
  public var password: Password
  public var tls: TLS = .disabled
  /// What `pg_stat_activity` shows.
  public var applicationName = "switchboard"

  /// Connections at most, for each lane; they are opened on demand.
  public var laneSizes: [Lane: Int] = [.ingest: 4, .rpc: 4, .worker: 4, .operator: 1]
  /// The longest wait for a connection.
  public var acquireTimeout: Duration = .seconds(5)
  /// Tasks that may wait for a connection of one lane; one more is refused at once.
  public var maximumWaiters = 1000
  /// The longest time one attempt to connect may take.
  public var connectTimeout: Duration = .seconds(5)
  /// No transaction runs longer than this, whatever its own timeout.
  public var maximumTransactionDuration: Duration = .seconds(30)
  /// Off behind a PgBouncer before 1.21 in transaction mode, which knows no prepared statements.
  public var usesPreparedStatements = true

  public init(host: String, port: Int = 5432, database: String, user: String, password: Password) {
    self.host = host
    self.port = port
    self.database = database
    self.user = user
    self.password = password
  }

  /// From what psql takes: `postgresql://user:password@host:5432/database?sslmode=verify-full`, or `host=… dbname=…`.
  ///
  /// `host`, `port`, `dbname`, `user`, `password`, `sslmode` (`disable` or `verify-full`), `sslrootcert` and
  /// `application_name` are read. Throws `invalidValue` for other options, for several hosts, and where host, user or
  /// database is missing.
  public init(url: String) throws(PostgresError) {
    guard var options = LibPQ.parse(url: url) else {
      throw PostgresError(.invalidValue, message: "The database's URL cannot be read.")
    }
    func take(_ name: String) -> String? { options.removeValue(forKey: name) }
    guard let host = take("host"), let database = take("dbname"), let user = take("user"), !host.contains(",") else {
      throw PostgresError(.invalidValue, message: "The database's URL must name one host, a database and a user.")
    }
    guard let port = Int(take("port") ?? "5432"), (1...65535).contains(port) else {
      throw PostgresError(.invalidValue, message: "The port in the database's URL is not a number from 1 to 65535.")
    }
    self.init(host: host, port: port, database: database, user: user, password: Password(take("password") ?? ""))
    applicationName = take("application_name") ?? applicationName
    let rootCertificates = take("sslrootcert")
    switch take("sslmode") {
    case nil, "disable": tls = .disabled
    case "verify-full": tls = .verifyFull(rootCertificates: rootCertificates)
    default: throw PostgresError(.invalidValue, message: "The URL's sslmode must be disable or verify-full.")
    }
    if let unknown = options.keys.sorted().first {
      throw PostgresError(
        .invalidValue, message: "The database's URL has the option \(unknown), which is not known here.")
    }
  }

  /// Encryption between here and the server.
  public enum TLS: Sendable, Hashable {
    /// For Unix sockets and one machine.
    case disabled
    /// The server must prove its name. Nil trusts the system's certificates, otherwise a file of authorities in PEM form.
    case verifyFull(rootCertificates: String?)
  }

  /// A secret that prints as `***`.
  public struct Password: Sendable, Hashable, ExpressibleByStringLiteral {
    private let value: String

    public init(_ value: String) { self.value = value }
    public init(stringLiteral value: String) { self.value = value }

    public func reveal() -> String { value }
  }

  /// The same server and limits, another database or log-in.
  public func with(
    database: String? = nil, user: String? = nil, password: Password? = nil
  ) -> DatabaseConfiguration {
    var copy = self
    copy.database = database ?? self.database
    copy.user = user ?? self.user
    copy.password = password ?? self.password
    return copy
  }
}

extension DatabaseConfiguration.Password: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "***" }
  public var debugDescription: String { "***" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension DatabaseConfiguration: CustomStringConvertible {
  public var description: String { "\(user):***@\(host):\(port)/\(database)" }
}
