/// What somebody may be allowed to do. The names are those of ``CheckRequest`` and of scopes; they are never renamed.
enum Permission: String, Sendable, Hashable, CaseIterable {
  case organizationRead = "organization.read"
  case organizationManage = "organization.manage"
  case membersRead = "members.read"
  case membersManage = "members.manage"
  case agentsRead = "agents.read"
  case agentsManage = "agents.manage"
  /// Giving an agent to another organization.
  case agentsMove = "agents.move"
  case keysManage = "keys.manage"
  case auditRead = "audit.read"
  case sourcesRead = "sources.read"
  case sourcesManage = "sources.manage"
  case callsRead = "calls.read"
  case transcriptsRead = "transcripts.read"
  case testCallsCreate = "test_calls.create"
  case eventsRead = "events.read"
  case deadLettersRead = "dead_letters.read"
  case deadLettersManage = "dead_letters.manage"
  case contactsRead = "contacts.read"
  case contactsManage = "contacts.manage"
  case appointmentsRead = "appointments.read"
  case appointmentsManage = "appointments.manage"
  case connectionsRead = "connections.read"
  case connectionsManage = "connections.manage"
  case walletRead = "wallet.read"
  case walletManage = "wallet.manage"
  case evaluationsRead = "evaluations.read"
  case evaluationsManage = "evaluations.manage"
  case leadsRead = "leads.read"
  case leadsManage = "leads.manage"

  /// Whether nothing is changed by it: all that is left to the people of a suspended organization.
  var isReading: Bool { rawValue.hasSuffix(".read") }

  /// Whether it can be given for one agent alone.
  var concernsAgents: Bool {
    switch self {
    case .agentsRead, .agentsManage, .callsRead, .transcriptsRead, .testCallsCreate, .appointmentsRead,
      .appointmentsManage, .connectionsRead, .connectionsManage, .evaluationsRead, .evaluationsManage, .leadsRead,
      .leadsManage:
      true
    case .organizationRead, .organizationManage, .membersRead, .membersManage, .agentsMove, .keysManage, .auditRead,
      .sourcesRead, .sourcesManage, .eventsRead, .deadLettersRead, .deadLettersManage, .contactsRead, .contactsManage,
      .walletRead, .walletManage:
      false
    }
  }
}
