import Messages

@testable import Edge

/// Knows three credentials: `admin` may do everything, `reader` may read calls, `stranger` reads those of another organization.
/// And a ticket for each purpose, `canary-events` and `canary-connect`.
struct TableAuthenticator: Authenticator {
  static let organization = "018f0000-0000-7000-8000-00000000000a"
  static let otherOrganization = "018f0000-0000-7000-8000-00000000000b"

  func principal(bearing credential: String, from address: String, requestID: String) async throws -> Principal {
    switch credential {
    case "admin": Principal(organizationID: Self.organization, actor: "user:admin", token: "token of admin")
    case "reader":
      Principal(
        organizationID: Self.organization, actor: "key:reader", token: "token of reader", scopes: ["calls.read"])
    case "stranger":
      Principal(
        organizationID: Self.otherOrganization, actor: "user:stranger", token: "token of stranger",
        scopes: ["calls.read"])
    default: throw BearerCredential.invalid
    }
  }

  func principal(holding ticket: String, for purpose: TicketPurpose, requestID: String) async throws -> Principal {
    guard ticket == "canary-\(purpose.rawValue)" else { throw TicketPurpose.refused }
    return Principal(organizationID: Self.organization, actor: "user:ticket", token: "token of ticket")
  }

  func allows(_ permission: String, to principal: Principal, requestID: String) async throws -> Bool {
    principal.scopes?.contains(permission) ?? true
  }
}
