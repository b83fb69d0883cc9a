/// What a frame is for: the fifth byte of its header.
public enum FrameType: UInt8, Sendable, Hashable, CaseIterable {
  case settings = 1
  case request = 2
  case message = 3
  case end = 4
  case cancel = 5
  case credit = 6
  case ping = 7
  case goAway = 8

  /// Types from here on are extensions: a peer that does not know one skips it.
  public static let firstExtension: UInt8 = 128

  /// Bytes of the fixed part behind the header.
  public var headLength: Int {
    switch self {
    case .settings, .message: 0
    case .request: 40
    case .end, .goAway: 16
    case .cancel, .credit, .ping: 8
    }
  }

  /// The flags that mean something on this type; any other is a protocol fault.
  public var knownFlags: FrameFlags {
    switch self {
    case .settings, .cancel, .credit, .goAway: []
    case .request, .message: [.last, .more, .empty, .compressed]
    case .end: [.empty, .compressed]
    case .ping: [.ack]
    }
  }

  /// Whether the frame concerns the connection (call 0) rather than one call.
  public var isOfConnection: Bool {
    switch self {
    case .settings, .ping, .goAway: true
    case .request, .message, .end, .cancel, .credit: false
    }
  }

  /// Whether bytes may follow head and meta.
  public var hasBody: Bool {
    switch self {
    case .settings, .request, .message, .end, .goAway: true
    case .cancel, .credit, .ping: false
    }
  }
}

/// The sixth byte of a frame's header.
public struct FrameFlags: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The client sends no more messages in this call.
  public static let last = FrameFlags(rawValue: 1)
  /// The message continues in the next MESSAGE or END of this call.
  public static let more = FrameFlags(rawValue: 2)
  /// There is no message in this frame. A body of 0 bytes without it is a message.
  public static let empty = FrameFlags(rawValue: 4)
  /// On a message's first frame: the message is compressed.
  public static let compressed = FrameFlags(rawValue: 8)
  /// On PING: the answer.
  public static let ack = FrameFlags(rawValue: 16)
}
