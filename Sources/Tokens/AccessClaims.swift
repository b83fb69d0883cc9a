internal import Foundation

/// What our own tokens say. Times are whole seconds since 1970.
public struct AccessClaims: Sendable, Hashable, Codable {
  public var iss: String
  public var aud: String
  /// The principal: `user:UUID`, `key:UUID` or `outside:UUID`.
  public var sub: String
  /// UUID of the organization.
  public var org: String
  /// Empty for a key.
  public var role: String
  /// Version of the principal's rights when the token was made.
  public var pv: Int64
  /// The session or key that it stands for.
  public var sid: String
  public var iat: Int64
  public var exp: Int64
  /// What a key may do; nil for people, whose role says it.
  public var scp: [String]?

  public init(
    iss: String, aud: String, sub: String, org: String, role: String, pv: Int64, sid: String, iat: Int64, exp: Int64,
    scp: [String]? = nil
  ) {
    self.iss = iss
    self.aud = aud
    self.sub = sub
    self.org = org
    self.role = role
    self.pv = pv
    self.sid = sid
    self.iat = iat
    self.exp = exp
    self.scp = scp
  }

  /// As JSON, the same bytes for the same claims.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  /// Nil where `payload` is not such claims.
  init?(_ payload: [UInt8]) {
    guard let claims = try? JSONDecoder().decode(Self.self, from: Data(payload)) else { return nil }
    self = claims
  }
}
