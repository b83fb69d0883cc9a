internal import Foundation
public import Identifiers

/// The data keys of one organization, opened: seals with the active one, opens with any.
public struct Keyring: Sendable {
  let service: String
  public let organizationID: OrganizationID
  let activeID: UUID
  let keys: [UUID: SecretKey]

  /// Seals `plaintext` (at most 2³¹ bytes) for exactly this place.
  public func seal(_ plaintext: [UInt8], _ context: SealingContext) throws(SealingError) -> [UInt8] {
    precondition(context.organizationID == organizationID, "a keyring seals for its own organization")
    guard let key = keys[activeID] else { throw SealingError(.unknownKey, "The active data key is missing.") }
    return try Envelope.seal(
      plaintext, keyID: activeID, key: key, authenticating: context.authenticatedData(service: service))
  }

  /// Opens what `seal` made for the same place. Errors: `malformed`, `unknownKey`, `notAuthentic`.
  public func open(_ sealed: [UInt8], _ context: SealingContext) throws(SealingError) -> [UInt8] {
    guard let key = keys[try Envelope.keyID(of: sealed)] else {
      throw SealingError(.unknownKey, "The data key that sealed these bytes is not known.")
    }
    return try Envelope.open(sealed, key: key, authenticating: context.authenticatedData(service: service))
  }
}
