// Made from switchboard/test/v1/streams.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

/// Something to be sent back.
public struct EchoRequest: Sendable, Hashable {
  public var id: String = ""
  public var payload: [UInt8] = []

  public init() {}

  public init(
    id: String = "",
    payload: [UInt8] = []
  ) {
    self.id = id
    self.payload = payload
  }
}

/// What was sent.
public struct EchoResponse: Sendable, Hashable {
  public var id: String = ""
  public var payload: [UInt8] = []

  public init() {}

  public init(
    id: String = "",
    payload: [UInt8] = []
  ) {
    self.id = id
    self.payload = payload
  }
}

/// What a stream of answers is to hold.
public struct CountRequest: Sendable, Hashable {
  /// Messages before the end.
  public var count: UInt32 = 0
  /// Bytes of each message's payload.
  public var size: UInt32 = 0
  /// The reason of the error at the end; empty for none.
  public var fail: String = ""

  public init() {}

  public init(
    count: UInt32 = 0,
    size: UInt32 = 0,
    fail: String = ""
  ) {
    self.count = count
    self.size = size
    self.fail = fail
  }
}

/// What a stream of requests held.
public struct GatherResponse: Sendable, Hashable {
  public var count: UInt32 = 0
  public var bytes: UInt64 = 0

  public init() {}

  public init(
    count: UInt32 = 0,
    bytes: UInt64 = 0
  ) {
    self.count = count
    self.bytes = bytes
  }
}
