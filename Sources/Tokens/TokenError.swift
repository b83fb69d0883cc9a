/// Why a token is not believed. Callers outside get one answer for all of them.
public enum TokenError: Error, Sendable, Hashable {
  /// Not three parts of base64, a header or claims that are not what we read, or longer than the limit.
  case malformed
  /// An algorithm that the key is not for, `none` included.
  case wrongAlgorithm
  /// No key of that id is known.
  case unknownKey
  case badSignature
  case wrongIssuer
  case wrongAudience
  case expired
  case notYetValid
  /// Revoked after it was issued.
  case revoked
}
