/// What the wire cannot decide: who may connect, what may be called, and how an error is packed.
public protocol ServerPolicy: Sendable {
  /// Tells who the peer is by what its SETTINGS say; nil refuses it with GOAWAY(unauthorized).
  func authenticate(_ meta: Meta) -> PeerIdentity?

  /// Refuses a call before its message is put together, or tells what shape it has.
  func admit(_ request: RequestFrame, from peer: PeerIdentity) -> Admission

  /// The packed `Error` of an END.
  func pack(reason: String, message: String) -> [UInt8]
}

/// Whether a call is let in.
public enum Admission: Sendable, Hashable {
  case accepted(CallShape)
  case refused(Refusal)
}

/// Who is at the other end, as its SETTINGS named it and its credential proved it.
public struct PeerIdentity: Sendable, Hashable {
  public var service: String
  public var instance: String
  public var build: String

  public init(service: String, instance: String = "", build: String = "") {
    self.service = service
    self.instance = instance
    self.build = build
  }
}

/// Why a call is not served.
public struct Refusal: Sendable, Hashable {
  /// A canonical status code, not 0.
  public var code: UInt8
  public var bits: EndBits
  public var retryAfterMilliseconds: UInt32
  /// Stable, lower snake case.
  public var reason: String
  public var message: String

  public init(
    code: UInt8, bits: EndBits = .notProcessed, retryAfterMilliseconds: UInt32 = 0, reason: String, message: String
  ) {
    self.code = code
    self.bits = bits
    self.retryAfterMilliseconds = retryAfterMilliseconds
    self.reason = reason
    self.message = message
  }
}
