/// A file of certificates or keys that cannot be used. Says which, and nothing of what it holds.
public struct TLSFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public let file: String

  public var description: String {
    "\(file) is missing, holds no PEM of the right kind, or does not fit the other files."
  }

  static func naming<Result>(_ file: String, _ body: () throws -> Result) throws(TLSFileError) -> Result {
    do {
      return try body()
    } catch {
      throw TLSFileError(file: file)
    }
  }
}
