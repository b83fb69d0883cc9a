internal import Foundation
internal import Sealing

/// An issuer of tokens that is not us, and what it signs with.
///
/// The kind of key is ours to know and never the token's to say: an issuer with public keys takes no HMAC, one with a secret
/// takes nothing else.
public struct OutsideIssuer: Sendable {
  public enum Key: Sendable {
    /// HS256 with a secret that both sides know.
    case secret([UInt8])
    case keySet(VerificationKeys)
  }

  /// Who a believed token stands for, at that issuer.
  public struct Person: Sendable, Hashable {
    public var subject: String
    /// Seconds since 1970.
    public var expiresAt: Int64
  }

  /// Bytes of a shared secret.
  public static let secretLength = 32...512
  /// Characters of a subject.
  public static let subjectLimit = 200
  /// Seconds by which clocks may differ.
  static let leeway: Int64 = 5

  public let issuer: String
  public let audience: String
  private let key: Key

  public init(issuer: String, audience: String, key: Key) {
    self.issuer = issuer
    self.audience = audience
    self.key = key
  }

  /// What a token says about its issuer, before anything is believed: to find out whom to ask. Nil where it says nothing.
  public static func claimedIssuer(of token: CompactToken) -> String? {
    (try? JSONDecoder().decode(Claims.self, from: Data(token.payload)))?.iss
  }

  /// Who `token` stands for; `now` in seconds since 1970. Throws ``TokenError``.
  public func verify(_ token: CompactToken, now: Int64) throws(TokenError) -> Person {
    let payload: [UInt8]
    switch key {
    case .secret(let secret):
      guard token.algorithm == "HS256" else { throw .wrongAlgorithm }
      guard constantTimeEquals(HMACSHA256.code(key: secret, token.signed), token.signature) else { throw .badSignature }
      payload = token.payload
    case .keySet(let keys):
      payload = try keys.payload(of: token)
    }
    guard let claims = try? JSONDecoder().decode(Claims.self, from: Data(payload)), let subject = claims.sub,
      (1...Self.subjectLimit).contains(subject.unicodeScalars.count), !subject.unicodeScalars.contains("\0"),
      let end = Self.seconds(claims.exp)
    else { throw .malformed }
    guard claims.iss == issuer else { throw .wrongIssuer }
    guard claims.aud?.values.contains(audience) == true else { throw .wrongAudience }
    guard end > now else { throw .expired }
    for start in [claims.nbf, claims.iat] where start != nil {
      guard let start = Self.seconds(start) else { throw .malformed }
      guard start <= now + Self.leeway else { throw .notYetValid }
    }
    return Person(subject: subject, expiresAt: end)
  }

  /// Whole seconds of a time that JSON may hold with a fraction; nil for what is no time of this age.
  private static func seconds(_ time: Double?) -> Int64? {
    guard let time, time.isFinite, (0...1e11).contains(time) else { return nil }
    return Int64(time)
  }

  private struct Claims: Decodable {
    var iss: String?
    var aud: Audience?
    var sub: String?
    var exp: Double?
    var nbf: Double?
    var iat: Double?
  }

  /// One text or several. Source: RFC 7519, 4.1.3.
  private struct Audience: Decodable {
    var values: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        values = [one]
      } else {
        values = try container.decode([String].self)
      }
    }
  }
}
