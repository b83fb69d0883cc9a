/// Why something could not be sealed, opened or hashed. Never holds a key, a plaintext or OpenSSL's own text.
public struct SealingError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: Sendable, Hashable {
    /// OpenSSL refused: out of memory, or a cipher that its provider does not have.
    case library
    /// The sealed bytes are not of our format.
    case malformed
    /// The bytes were changed, or belong to another row, organization or service.
    case notAuthentic
    /// No configured master key or stored data key has the id that the bytes name.
    case unknownKey
    /// A configured master key is not `id:base64` of 32 bytes.
    case badMasterKey
  }

  static let certificate = SealingError(.library, "a certificate or its key could not be made or read")

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
