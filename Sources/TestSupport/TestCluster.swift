internal import Foundation
internal import Glibc
internal import Logging
internal import Postgres
internal import PostgresCluster
internal import Synchronization

/// The one private cluster of this test process: made when first asked for, removed when the process ends.
///
/// Its folder carries the process's number; what a process left that was killed is removed by the next one.
actor TestCluster {
  static let shared = TestCluster()

  private static let root = "/tmp"
  private static let prefix = "swbtest-"

  private var starting: Task<PrivateCluster, any Error>?
  private var templates: [[MigrationSet]: Task<String, any Error>] = [:]
  private var nextName = 1

  /// The same for all log-in roles of the process.
  nonisolated let password = "test-\(UInt64.random(in: .min ... .max))"

  func cluster() async throws -> PrivateCluster {
    if let starting { return try await starting.value }
    // Owned by this actor, which lives as long as the process, and awaited by everyone who asks.
    let task = Task { try await Self.start() }
    starting = task
    return try await task.value
  }

  /// A database with the schemas of `sets`, to be cloned.
  func template(_ sets: [MigrationSet]) async throws -> String {
    if let existing = templates[sets] { return try await existing.value }
    let name = freshName("template")
    let task = Task { try await migrate(name, sets) }
    templates[sets] = task
    return try await task.value
  }

  func freshName(_ kind: String) -> String {
    defer { nextName += 1 }
    return "\(kind)_\(nextName)"
  }

  private func migrate(_ name: String, _ sets: [MigrationSet]) async throws -> String {
    let admin = try await cluster().connection
    try await DatabaseAdministration(admin: admin).createDatabase(name)
    let migrator = Migrator(admin: admin.with(database: name), logger: .silent)
    for set in sets { _ = try await migrator.migrate(set, loginPassword: password) }
    return name
  }

  private static func start() async throws -> PrivateCluster {
    removeLeftovers()
    let directory = "\(root)/\(prefix)\(getpid())"
    var configuration = PrivateCluster.Configuration(directory: directory)
    configuration.durability = .off
    configuration.maximumConnections = 400
    let cluster = try await PrivateCluster.start(configuration)
    running.withLock { $0 = cluster }
    atexit { removeAtExit() }
    return cluster
  }

  /// Clusters of test processes that live no more.
  private static func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    for name in names where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
      let directory = "\(root)/\(name)"
      if let left = try? PrivateCluster.findBlocking(in: directory) { left.destroyBlocking() }
      try? FileManager.default.removeItem(atPath: directory)
    }
  }
}

/// What `atexit`, which takes no context, must find.
private let running = Mutex<PrivateCluster?>(nil)

private func removeAtExit() {
  guard let cluster = running.withLock({ $0 }) else { return }
  cluster.destroyBlocking()
  try? FileManager.default.removeItem(atPath: cluster.directory)
}
