import Identifiers
import Testing

@testable import Auth

@Suite("Roles and permissions")
struct RoleTests {
  @Test("each role has all of the one below and more")
  func nested() {
    let ladder = [Role.viewer, .member, .admin, .owner].map(\.permissions)
    for (lower, higher) in zip(ladder, ladder.dropFirst()) { #expect(lower.isStrictSubset(of: higher)) }
    #expect(Role.owner.permissions == Set(Permission.allCases))
  }

  @Test("a viewer changes nothing and reads no transcript")
  func viewer() {
    #expect(Role.viewer.permissions.allSatisfy { $0.isReading })
    #expect(!Role.viewer.permissions.contains(.transcriptsRead))
  }

  @Test("an admin moves no agent and leaves the organization as it is")
  func admin() {
    #expect(Set(Permission.allCases).subtracting(Role.admin.permissions) == [.organizationManage, .agentsMove])
  }

  @Test(
    "what a standing allows",
    arguments: [
      (Standing(organization: .active, role: .member, permissionVersion: 1), Permission.contactsManage, true),
      (Standing(organization: .active, role: .member, permissionVersion: 1), .walletManage, false),
      (Standing(organization: .suspended, role: .owner, permissionVersion: 1), .contactsManage, false),
      (Standing(organization: .suspended, role: .owner, permissionVersion: 1), .contactsRead, true),
      (Standing(organization: .closed, role: .owner, permissionVersion: 1), .contactsRead, false),
      (Standing(organization: .active, role: nil, permissionVersion: 2), .organizationRead, false),
      (Standing(organization: .active, role: nil, permissionVersion: 2, hasGrant: true), .agentsManage, false),
      (Standing(organization: .active, role: .viewer, permissionVersion: 1, hasGrant: true), .agentsManage, true),
      (
        Standing(organization: .active, role: .owner, permissionVersion: 1, hasAgent: false, hasGrant: true),
        .agentsManage, false
      ),
      (Standing(organization: .active, role: nil, scopes: [.callsRead], permissionVersion: 1), .callsRead, true),
      (Standing(organization: .active, role: nil, scopes: [.callsRead], permissionVersion: 1), .walletRead, false),
    ])
  func decisions(standing: Standing, permission: Permission, isAllowed: Bool) {
    #expect(standing.allows(permission) == isAllowed)
  }

  @Test(
    "a principal is its own text; anything else is none",
    arguments: [
      "user:", "USER:0198c0de-0000-7000-8000-000000000001", "0198c0de-0000-7000-8000-000000000001", "", "key:x",
    ])
  func malformed(text: String) {
    #expect(Principal(text) == nil)
    let user = Principal.user(.new())
    #expect(Principal("\(user)") == user)
  }
}
