internal import Foundation

/// The keys of one service that wrap its organizations' data keys. All of them open; a database row says which one seals.
///
/// Setting `<service>.sealing.keys`: `id:base64` of 32 bytes, several separated by commas, 1 to 16 of them; the id is
/// 1 to 64 characters of `[a-z0-9._-]`.
public struct MasterKeys: Sendable, CustomStringConvertible {
  let keys: [String: SecretKey]
  /// The id that a service without a stored choice starts with: the first one named.
  let firstID: String

  /// Throws `badMasterKey` where the setting is not of the form above.
  public init(_ setting: String) throws(SealingError) {
    var keys: [String: SecretKey] = [:]
    var first: String?
    for entry in setting.split(separator: ",") {
      let parts = entry.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, Self.isID(parts[0]), let bytes = Data(base64Encoded: parts[1]), bytes.count == 32 else {
        throw SealingError(.badMasterKey, "A master key is id:base64 of 32 bytes.")
      }
      guard keys.updateValue(SecretKey(Array(bytes)), forKey: parts[0]) == nil else {
        throw SealingError(.badMasterKey, "The master key \(parts[0]) is named twice.")
      }
      first = first ?? parts[0]
    }
    guard let first, keys.count <= 16 else {
      throw SealingError(.badMasterKey, "Between 1 and 16 master keys are needed.")
    }
    self.keys = keys
    self.firstID = first
  }

  /// A fresh key in the setting's form.
  public static func generate(id: String) -> String { "\(id):\(Data(randomBytes(32)).base64EncodedString())" }

  /// The ids of all of them.
  public var ids: Set<String> { Set(keys.keys) }

  /// Whether `text` may be the id of a key.
  public static func isID(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || ".-_".utf8.contains($0) }
  }

  public var description: String { "‹\(keys.count) master keys›" }
}
