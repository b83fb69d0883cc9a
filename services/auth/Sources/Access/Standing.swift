/// How somebody stands in an organization at one moment: all that a decision about access depends on.
struct Standing: Sendable, Hashable {
  var organization: OrganizationState
  /// Nil for a key, and for somebody who left.
  var role: Role?
  /// What a key may do; empty for people.
  var scopes: Set<Permission> = []
  /// Counts the changes of the principal's rights.
  var permissionVersion: Int64
  /// Whether the agent that was asked about is the organization's now. True where none was asked about.
  var hasAgent = true
  /// Whether the permission was granted for that agent.
  var hasGrant = false

  /// Whether `permission` is theirs. An organization that does not work, and an agent of somebody else, end the question.
  func allows(_ permission: Permission) -> Bool {
    switch organization {
    case .closed: return false
    case .suspended where !permission.isReading: return false
    case .active, .suspended: break
    }
    guard hasAgent else { return false }
    if let role { return role.permissions.contains(permission) || hasGrant }
    return scopes.contains(permission)
  }
}
