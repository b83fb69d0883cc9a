internal import AuthAPI
internal import Foundation
internal import Messages
internal import ServiceRuntime

/// A checked API key that is to be made.
struct NewAPIKey: Sendable, Hashable {
  static let nameLimit = 200
  static let scopesLimit = 40
  static let addressesLimit = 20

  var name: String
  var scopes: [Permission]
  var expiresAt: Date?
  var addresses: [String]

  /// Throws `invalid_name`, `invalid_scopes`, `invalid_addresses`.
  init(_ request: CreateApiKeyRequest) throws(InvalidField) {
    name = try TextRule.check(request.name, field: "name", limit: Self.nameLimit)
    let known = Set(request.scopes.prefix(Self.scopesLimit + 1).compactMap(Permission.init))
    guard (1...Self.scopesLimit).contains(request.scopes.count), known.count == request.scopes.count else {
      throw InvalidField("scopes", rule: "1 to \(Self.scopesLimit) permissions, each once.")
    }
    scopes = known.sorted { $0.rawValue < $1.rawValue }
    guard request.addresses.count <= Self.addressesLimit,
      request.addresses.allSatisfy({ TextRule.allows($0, limit: 64) })
    else { throw InvalidField("addresses", rule: "At most \(Self.addressesLimit) IP addresses.") }
    addresses = request.addresses
    expiresAt = request.expiresAt?.date
  }
}
