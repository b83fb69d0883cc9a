public import Foundation
public import Identifiers

/// What sealed bytes are bound to: they open only with the same label, organization and record.
public struct SealingContext: Sendable, Hashable {
  /// A constant naming the kind of content, such as `inbox.body`. Never a table's name: tables get renamed.
  public var label: String
  public var organizationID: OrganizationID
  /// The row that holds the bytes.
  public var record: UUID

  public init(label: String, organizationID: OrganizationID, record: UUID) {
    self.label = label
    self.organizationID = organizationID
    self.record = record
  }

  /// The data authenticated with the ciphertext. Lengths are not needed: only the last part has no fixed alphabet.
  func authenticatedData(service: String) -> [UInt8] {
    Array("switchboard|\(service)|\(organizationID)|\(record.text)|\(label)".utf8)
  }
}

/// The layout of sealed bytes: version, id of the data key, salt, ciphertext, tag.
///
///     0        1                17               33             n-16        n
///     +--------+----------------+----------------+--------------+-----------+
///     | 1      | data key id    | salt           | ciphertext   | tag       |
///     +--------+----------------+----------------+--------------+-----------+
enum Envelope {
  static let version: UInt8 = 1
  private static let headerLength = 1 + 16 + RecordKey.saltLength

  static func seal(
    _ plaintext: [UInt8], keyID: UUID, key: SecretKey, authenticating data: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    let salt = randomBytes(RecordKey.saltLength)
    let record = try RecordKey.derive(from: key, salt: salt)
    let header = [version] + keyID.bytes + salt
    let body = try AES256GCM.seal(plaintext, key: record.key, nonce: record.nonce, authenticating: header + data)
    return header + body
  }

  /// The id of the data key that sealed the bytes.
  static func keyID(of sealed: [UInt8]) throws(SealingError) -> UUID {
    guard sealed.count >= headerLength + AES256GCM.tagLength, sealed[0] == version else {
      throw SealingError(.malformed, "The sealed bytes are not of a known format.")
    }
    return UUID(bytes: sealed[1..<17])
  }

  static func open(
    _ sealed: [UInt8], key: SecretKey, authenticating data: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    let salt = Array(sealed[17..<headerLength])
    let record = try RecordKey.derive(from: key, salt: salt)
    return try AES256GCM.open(
      sealed[headerLength...], key: record.key, nonce: record.nonce,
      authenticating: Array(sealed[..<headerLength]) + data)
  }
}

extension UUID {
  /// The 16 bytes in network order.
  var bytes: [UInt8] { withUnsafeBytes(of: uuid, Array.init) }

  /// `bytes` has exactly 16.
  init(bytes: ArraySlice<UInt8>) {
    var value: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes) }
    self.init(uuid: value)
  }
}
