internal import Calls
internal import Postgres
internal import RPC
internal import RPCAPI
internal import Synchronization

extension ReadinessCheck {
  /// The database answers and has every migration that the program knows.
  ///
  /// `database_unreachable`, or `schema_behind` until somebody migrates. Once current the schema is not asked for again:
  /// it only ever moves on.
  static func database(_ database: Database, migrations: MigrationSet) -> ReadinessCheck {
    let isCurrent = Mutex(false)
    return ReadinessCheck("database_unreachable") {
      do {
        if isCurrent.withLock({ $0 }) {
          try await database.ping(lane: .operator)
          return nil
        }
        guard try await Migrator.isCurrent(migrations, in: database) else { return "schema_behind" }
        isCurrent.withLock { $0 = true }
        return nil
      } catch let error as PostgresError {
        return error.code == .undefinedObject || error.code == .insufficientPrivilege
          ? "schema_behind" : "database_unreachable"
      } catch {
        return "database_unreachable"
      }
    }
  }

  /// Another service serves: `billing_unreachable` where it does not answer, `billing_not_serving` where it says so.
  static func service(_ name: String, _ caller: any Caller) -> ReadinessCheck {
    ReadinessCheck("\(name)_unreachable") {
      do {
        let answer = try await HealthClient(caller).check(
          CheckRequest(service: name), options: CallOptions(timeout: .milliseconds(1_500), failFast: true))
        return answer.status == .serving ? nil : "\(name)_not_serving"
      } catch {
        return "\(name)_unreachable"
      }
    }
  }
}
