/// A running process of a service, and the ids of the master keys that it can open with.
public struct SealingReplica: Sendable, Hashable {
  public var name: String
  public var keys: Set<String>
}

/// Where the master keys of a service stand.
public struct MasterKeyStatus: Sendable, Hashable {
  /// The one that wraps new data keys; nil before the first was made.
  public var sealing: String?
  /// How many data keys each one wraps.
  public var uses: [String: Int64]
  public var retired: Set<String>
  public var replicas: [SealingReplica]

  /// Data keys that are still wrapped by another key than the sealing one.
  public var remaining: Int64 { uses.filter { $0.key != sealing }.values.reduce(0, +) }

  /// Every key that is known of, in the order of their ids.
  public var keys: [String] {
    Set(uses.keys).union(retired).union(replicas.flatMap(\.keys)).union(sealing.map { [$0] } ?? []).sorted()
  }

  /// The replicas that cannot open with `key`.
  public func replicas(without key: String) -> [String] { replicas.filter { !$0.keys.contains(key) }.map(\.name) }
}

/// Why a master key cannot seal or be retired.
public enum MasterKeyRefusal: Error, Sendable, Hashable {
  /// These replicas have not reported that they can open with it; none at all where no replica has reported.
  case notEverywhere([String])
  /// It is the one that seals.
  case isSealing
  /// It was retired.
  case isRetired
  /// So many data keys are still wrapped by it.
  case inUse(Int64)
  /// Nothing is known of it.
  case unknown
}
