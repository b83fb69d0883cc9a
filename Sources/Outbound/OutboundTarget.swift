public import Identifiers

/// Whose account at the provider is asked, for whom, and where. Breakers and bulkheads are kept for each account.
public struct OutboundTarget: Sendable, Hashable {
  /// The outside account: a portal, an organization, a calendar's owner. Empty for the platform's own.
  public var account: String
  /// Whose work it is; nil for the house's. No organization holds more than a quarter of a bulkhead.
  public var organization: OrganizationID?
  /// The address, where the operation leaves it open: `https://acme.my.salesforce.com`.
  public var origin: String?

  public init(account: String, organization: OrganizationID?, origin: String? = nil) {
    self.account = account
    self.organization = organization
    self.origin = origin
  }

  /// The platform's own account.
  public static func platform(for organization: OrganizationID?) -> OutboundTarget {
    OutboundTarget(account: "", organization: organization)
  }
}

/// The key of breakers, bulkheads and waits: provider, account and, where it is open, the address.
struct ProtectionKey: Sendable, Hashable {
  let provider: Provider
  let account: String
  let origin: String?

  init(_ provider: Provider, _ target: OutboundTarget) {
    self.provider = provider
    account = target.account
    origin = target.origin
  }
}
