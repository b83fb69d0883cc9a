public import NIOCore

/// One frame, checked against every rule that can be seen in the frame alone.
public enum Frame: Sendable, Equatable {
  case settings(SettingsFrame)
  case request(RequestFrame)
  case message(MessageFrame)
  case end(EndFrame)
  case cancel(CancelFrame)
  case credit(CreditFrame)
  case ping(PingFrame)
  case goAway(GoAwayFrame)
  /// A type from 128 on that nobody here knows; its content was skipped.
  case skipped(type: UInt8, call: UInt64)
}

/// What a side accepts, and who it is.
public struct SettingsFrame: Sendable, Equatable {
  public var pairs: [SettingsPair]
  public var meta: Meta

  public init(pairs: [SettingsPair], meta: Meta = Meta()) {
    self.pairs = pairs
    self.meta = meta
  }
}

/// Opens a call.
public struct RequestFrame: Sendable, Equatable {
  public var call: UInt64
  public var flags: FrameFlags
  public var head: RequestHead
  public var meta: Meta
  /// The first message or its first part.
  public var body: ByteBuffer

  public init(
    call: UInt64, flags: FrameFlags, head: RequestHead, meta: Meta = Meta(), body: ByteBuffer = ByteBuffer()
  ) {
    self.call = call
    self.flags = flags
    self.head = head
    self.meta = meta
    self.body = body
  }
}

/// A message or a part of one.
public struct MessageFrame: Sendable, Equatable {
  public var call: UInt64
  public var flags: FrameFlags
  public var meta: Meta
  public var body: ByteBuffer

  public init(call: UInt64, flags: FrameFlags, meta: Meta = Meta(), body: ByteBuffer = ByteBuffer()) {
    self.call = call
    self.flags = flags
    self.meta = meta
    self.body = body
  }
}

/// Closes a call in both directions.
public struct EndFrame: Sendable, Equatable {
  public var call: UInt64
  public var flags: FrameFlags
  public var head: EndHead
  public var meta: Meta
  /// The last message or part where the code is 0, else a packed `Error`.
  public var body: ByteBuffer

  public init(
    call: UInt64, flags: FrameFlags = [], head: EndHead, meta: Meta = Meta(), body: ByteBuffer = ByteBuffer()
  ) {
    self.call = call
    self.flags = flags
    self.head = head
    self.meta = meta
    self.body = body
  }
}

/// Asks the server to stop a call. The END still comes.
public struct CancelFrame: Sendable, Equatable {
  public var call: UInt64
  public var reason: CancelReason

  public init(call: UInt64, reason: CancelReason) {
    self.call = call
    self.reason = reason
  }
}

/// Why a client cancels.
public struct CancelReason: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  public static let unspecified = CancelReason(rawValue: 0)
  public static let caller = CancelReason(rawValue: 1)
  public static let deadline = CancelReason(rawValue: 2)
  public static let hedgeLost = CancelReason(rawValue: 3)
  public static let callerShutsDown = CancelReason(rawValue: 4)
}

/// Widens a call's window.
public struct CreditFrame: Sendable, Equatable {
  public var call: UInt64
  public var bytes: UInt32

  public init(call: UInt64, bytes: UInt32) {
    self.call = call
    self.bytes = bytes
  }
}

/// Asks for a sign of life, or is one.
public struct PingFrame: Sendable, Equatable {
  public var opaque: UInt64
  public var isAck: Bool

  public init(opaque: UInt64, isAck: Bool) {
    self.opaque = opaque
    self.isAck = isAck
  }
}

/// Says that this side leaves.
public struct GoAwayFrame: Sendable, Equatable {
  /// The last call that was processed or will be.
  public var lastCall: UInt64
  public var code: GoAwayCode
  public var graceMilliseconds: UInt32
  /// For people; cut at 512 bytes when sent.
  public var text: String

  public init(lastCall: UInt64, code: GoAwayCode, graceMilliseconds: UInt32 = 0, text: String = "") {
    self.lastCall = lastCall
    self.code = code
    self.graceMilliseconds = graceMilliseconds
    self.text = text
  }
}
