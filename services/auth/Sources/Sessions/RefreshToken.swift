internal import Foundation
internal import Sealing
internal import Tokens

/// What a person's program holds to get its next pair: the session, the number of the exchange, and a proof of both.
///
/// The proof is an HMAC under a key of the session that never leaves the database unsealed. Nothing of a token is stored, and
/// still the same token leads to the same successor.
struct RefreshToken: Sendable, Hashable {
  static let prefix = "swr_"
  private static let proofLength = 32

  var session: UUID
  var generation: Int32
  private var proof: [UInt8]

  init(session: UUID, generation: Int32, key: [UInt8]) {
    self.session = session
    self.generation = generation
    proof = Self.proof(session, generation, key)
  }

  /// Nil for text of another form.
  init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), text.utf8.count < 128,
      let bytes = Base64URL.decode(text.dropFirst(Self.prefix.count)), bytes.count == 20 + Self.proofLength
    else { return nil }
    session = UUID(bigEndian: bytes[..<16])
    generation = bytes[16..<20].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    proof = Array(bytes[20...])
  }

  /// Whether the session's key made it.
  func isGenuine(under key: [UInt8]) -> Bool {
    constantTimeEquals(proof, Self.proof(session, generation, key))
  }

  var text: String {
    let number = (0..<4).map { UInt8(truncatingIfNeeded: generation >> (24 - 8 * Int32($0))) }
    return Self.prefix + Base64URL.encode(session.bigEndian + number + proof)
  }

  private static func proof(_ session: UUID, _ generation: Int32, _ key: [UInt8]) -> [UInt8] {
    HMACSHA256.code(key: key, Array("refresh|\(session.uuidString)|\(generation)".utf8))
  }
}

extension UUID {
  /// The 16 bytes in network order.
  var bigEndian: [UInt8] { withUnsafeBytes(of: uuid, Array.init) }

  /// `bytes` has exactly 16.
  init(bigEndian bytes: some Sequence<UInt8>) {
    var value: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: Array(bytes)) }
    self.init(uuid: value)
  }
}
