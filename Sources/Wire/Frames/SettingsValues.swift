/// What one side accepts: the pairs of its SETTINGS frame.
public struct SettingsValues: Sendable, Hashable {
  /// Calls open at once on the connection.
  public var maximumCalls: UInt32
  /// Body bytes per call before credit is needed; never below 65,536.
  public var window: UInt32
  /// Bytes of the largest message accepted.
  public var maximumMessage: UInt32
  /// Bytes of the largest meta accepted.
  public var maximumMeta: UInt32
  /// The fastest ping accepted, in milliseconds between two.
  public var minimumPingMilliseconds: UInt32
  /// An idle connection is closed after this many milliseconds; 0 means never.
  public var idleMilliseconds: UInt32
  /// What compression it can read: bit 0 zstd, bit 1 deflate. Neither is built.
  public var compression: UInt32
  /// Bit 0: a CRC32C trailer. Not built.
  public var features: UInt32

  public init(
    maximumCalls: UInt32 = 256, window: UInt32 = 65_536, maximumMessage: UInt32 = 4 << 20, maximumMeta: UInt32 = 8_192,
    minimumPingMilliseconds: UInt32 = 1_000, idleMilliseconds: UInt32 = 300_000, compression: UInt32 = 0,
    features: UInt32 = 0
  ) {
    precondition(
      window >= WireLimits.minimumWindow && window <= WireLimits.maximumWindow, "A window is 65,536 to 2³¹ bytes.")
    self.maximumCalls = maximumCalls
    self.window = window
    self.maximumMessage = maximumMessage
    self.maximumMeta = maximumMeta
    self.minimumPingMilliseconds = minimumPingMilliseconds
    self.idleMilliseconds = idleMilliseconds
    self.compression = compression
    self.features = features
  }

  /// What holds until the peer's SETTINGS arrived, so that a burst before it breaks nothing.
  public static let initial = SettingsValues(
    maximumCalls: 32, window: 65_536, maximumMessage: 1 << 20, maximumMeta: 4_096, minimumPingMilliseconds: 1_000,
    idleMilliseconds: 0)

  /// The pairs in the order of their ids.
  public var pairs: [SettingsPair] {
    [
      SettingsPair(id: 1, value: maximumCalls), SettingsPair(id: 2, value: window),
      SettingsPair(id: 3, value: maximumMessage), SettingsPair(id: 4, value: maximumMeta),
      SettingsPair(id: 5, value: minimumPingMilliseconds), SettingsPair(id: 6, value: idleMilliseconds),
      SettingsPair(id: 7, value: compression), SettingsPair(id: 8, value: features),
    ]
  }

  /// Takes over a peer's pairs; unknown ids are skipped, the last of equal ids counts.
  public mutating func apply(_ pairs: [SettingsPair]) throws(ProtocolFault) {
    for pair in pairs {
      switch pair.id {
      case 1: maximumCalls = pair.value
      case 2:
        guard pair.value >= WireLimits.minimumWindow, pair.value <= WireLimits.maximumWindow else {
          throw .violation("a window is 65536 to 2147483648 bytes")
        }
        window = pair.value
      case 3: maximumMessage = pair.value
      case 4: maximumMeta = pair.value
      case 5: minimumPingMilliseconds = pair.value
      case 6: idleMilliseconds = pair.value
      case 7: compression = pair.value
      case 8: features = pair.value
      default: break
      }
    }
  }
}

/// One setting as it travels.
public struct SettingsPair: Sendable, Hashable {
  public var id: UInt32
  public var value: UInt32

  public init(id: UInt32, value: UInt32) {
    self.id = id
    self.value = value
  }
}
