/// What a member is in an organization. Each role has a fixed set of permissions.
enum Role: String, Sendable, Hashable, CaseIterable {
  /// May do everything. Every organization has one at least.
  case owner
  /// May do everything but name owners, move agents away and change the organization itself.
  case admin
  /// Works with calls, contacts, appointments and leads.
  case member
  /// Looks at what the members work with; not at transcripts.
  case viewer

  /// Shared by reading; built once.
  private static let sets: [Role: Set<Permission>] = {
    let viewer: Set<Permission> = [
      .organizationRead, .membersRead, .agentsRead, .callsRead, .eventsRead, .contactsRead, .appointmentsRead,
      .connectionsRead, .evaluationsRead, .leadsRead,
    ]
    let member = viewer.union([
      .transcriptsRead, .testCallsCreate, .contactsManage, .appointmentsManage, .leadsManage,
    ])
    let admin = Set(Permission.allCases).subtracting([.organizationManage, .agentsMove])
    return [.viewer: viewer, .member: member, .admin: admin, .owner: Set(Permission.allCases)]
  }()

  var permissions: Set<Permission> { Self.sets[self] ?? [] }
}
