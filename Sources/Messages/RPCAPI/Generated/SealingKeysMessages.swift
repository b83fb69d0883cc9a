// Made from switchboard/rpc/v1/sealing_keys.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

/// One master key.
public struct SealingKey: Sendable, Hashable {
  /// As in the setting `<service>.sealing.keys`.
  public var keyID: String = ""
  /// Data keys that it wraps.
  public var uses: Int64 = 0
  /// Whether it wraps new ones.
  public var sealing: Bool = false
  public var retired: Bool = false
  /// Replicas that cannot open with it.
  public var missingAt: [String] = []

  public init() {}

  public init(
    keyID: String = "",
    uses: Int64 = 0,
    sealing: Bool = false,
    retired: Bool = false,
    missingAt: [String] = []
  ) {
    self.keyID = keyID
    self.uses = uses
    self.sealing = sealing
    self.retired = retired
    self.missingAt = missingAt
  }
}

/// Where the master keys of a service stand.
public struct SealingKeyStatus: Sendable, Hashable {
  /// Empty before the first data key was made.
  public var sealingKeyID: String = ""
  /// In the order of their ids.
  public var keys: [SealingKey] = []
  /// Data keys that are still to be wrapped anew.
  public var remaining: Int64 = 0
  /// Running replicas, in the order of their names.
  public var replicas: [String] = []

  public init() {}

  public init(
    sealingKeyID: String = "",
    keys: [SealingKey] = [],
    remaining: Int64 = 0,
    replicas: [String] = []
  ) {
    self.sealingKeyID = sealingKeyID
    self.keys = keys
    self.remaining = remaining
    self.replicas = replicas
  }
}

public struct GetKeyStatusRequest: Sendable, Hashable {
  public init() {}
}

public struct GetKeyStatusResponse: Sendable, Hashable {
  public var status: SealingKeyStatus? = nil

  public init() {}

  public init(
    status: SealingKeyStatus? = nil
  ) {
    self.status = status
  }
}

public struct RotateKeysRequest: Sendable, Hashable {
  /// 1 to 64 characters of a-z, 0-9, `.`, `_`, `-`.
  public var keyID: String = ""

  public init() {}

  public init(
    keyID: String = ""
  ) {
    self.keyID = keyID
  }
}

public struct RotateKeysResponse: Sendable, Hashable {
  public var status: SealingKeyStatus? = nil

  public init() {}

  public init(
    status: SealingKeyStatus? = nil
  ) {
    self.status = status
  }
}

public struct RetireKeyRequest: Sendable, Hashable {
  /// As in RotateKeys.
  public var keyID: String = ""

  public init() {}

  public init(
    keyID: String = ""
  ) {
    self.keyID = keyID
  }
}

public struct RetireKeyResponse: Sendable, Hashable {
  public var status: SealingKeyStatus? = nil

  public init() {}

  public init(
    status: SealingKeyStatus? = nil
  ) {
    self.status = status
  }
}
