internal import Jobs
internal import Postgres
internal import Sealing

/// Wraps data keys anew, where a rotation has chosen another master key. A crash leaves what was done; the rest is found again.
struct MasterKeyDuty: PeriodicDuty {
  /// Organizations of one run.
  static let batchSize = 200

  let rotation: MasterKeyRotation

  var name: String { "rewrap_data_keys" }
  let interval = Duration.seconds(5)

  func run(on database: Database) async throws -> DutyResult {
    let count = try await rotation.rewrap(limit: Self.batchSize)
    return DutyResult(count: count, hasMore: count == Self.batchSize)
  }
}
