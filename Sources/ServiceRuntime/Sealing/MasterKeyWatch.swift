internal import Observability
internal import Sealing
internal import ServiceLifecycle
internal import Synchronization

/// Follows the setting of the master keys, and tells in the database which of them this process has.
///
/// A key that is added to the settings file is taken up within seconds and without a restart; one that is taken out is
/// forgotten likewise. A file that cannot be read, or lacks a key that is needed, changes nothing. Graceful shutdown: this
/// process is no longer counted among the replicas.
final class MasterKeyWatch: Service {
  /// Time between two looks.
  static let interval = Duration.seconds(2)

  private let sealer: Sealer
  private let rotation: MasterKeyRotation
  private let replica: String
  private let events: EventSink
  /// Reads the setting anew; nil where it cannot change.
  private let reread: (@Sendable () async throws -> MasterKeys)?
  private let state = Mutex((hasSealingKey: true, refusal: String?.none))

  init(
    sealer: Sealer, rotation: MasterKeyRotation, replica: String, events: EventSink,
    reread: (@Sendable () async throws -> MasterKeys)?
  ) {
    self.sealer = sealer
    self.rotation = rotation
    self.replica = replica
    self.events = events
    self.reread = reread
  }

  /// `sealing_key_missing` while the key that seals is not among this process's.
  var readiness: ReadinessCheck {
    ReadinessCheck("sealing_key_missing") { self.state.withLock { $0.hasSealingKey } ? nil : "sealing_key_missing" }
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.look()
        try? await Task.sleep(for: Self.interval)
      }
    }
    try? await rotation.leave(replica)
  }

  /// One look.
  func look() async {
    await takeUp()
    do {
      let has = try await rotation.report(as: replica)
      state.withLock { $0.hasSealingKey = has }
    } catch {
      // The database is away or behind: readiness says so, and the next look is near.
    }
  }

  private func takeUp() async {
    guard let reread else { return }
    do {
      let keys = try await reread()
      guard keys.ids != sealer.masterKeys.ids else { return refused(nil) }
      let status = try await rotation.status()
      let needed = Set(status.uses.keys).union(status.sealing.map { [$0] } ?? [])
      guard needed.isSubset(of: keys.ids) else { return refused("needed_key_missing") }
      sealer.masterKeys = keys
      refused(nil)
      events.emit(RuntimeEvents.masterKeysChanged(ids: keys.ids))
    } catch is SettingsError {
      refused("settings_unusable")
    } catch is SealingError {
      refused("key_malformed")
    } catch {
      // As in `look`.
    }
  }

  /// Tells once why the setting is not followed; nil where it is.
  private func refused(_ reason: String?) {
    let isNew = state.withLock { state in
      defer { state.refusal = reason }
      return reason != nil && state.refusal != reason
    }
    if let reason, isNew { events.emit(RuntimeEvents.masterKeysRefused(reason: reason)) }
  }
}
