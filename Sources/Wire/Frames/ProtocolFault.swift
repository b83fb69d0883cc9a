/// A rule of the wire that the peer broke: answered with a GOAWAY that names the rule, then the connection ends.
public struct ProtocolFault: Error, Sendable, Hashable {
  public var code: GoAwayCode
  /// Names the rule; travels in the GOAWAY, cut at 512 bytes.
  public var rule: String

  public init(_ code: GoAwayCode, _ rule: String) {
    self.code = code
    self.rule = rule
  }

  static func violation(_ rule: String) -> ProtocolFault { ProtocolFault(.violation, rule) }
  static func flowControl(_ rule: String) -> ProtocolFault { ProtocolFault(.flowControl, rule) }
}

/// Why a peer says that it leaves.
public struct GoAwayCode: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// No new calls; those that were sent run on.
  public static let drain = GoAwayCode(rawValue: 0)
  /// The peer broke a rule of the wire.
  public static let violation = GoAwayCode(rawValue: 1)
  /// Another major version.
  public static let version = GoAwayCode(rawValue: 2)
  /// Too many frames that cost work and do none.
  public static let excess = GoAwayCode(rawValue: 3)
  /// More bytes than the window, or a window without bounds.
  public static let flowControl = GoAwayCode(rawValue: 4)
  public static let internalFault = GoAwayCode(rawValue: 5)
  /// Nothing was called for longer than the server keeps a connection.
  public static let idle = GoAwayCode(rawValue: 6)
  /// The peer did not prove who it is.
  public static let unauthorized = GoAwayCode(rawValue: 7)
}
