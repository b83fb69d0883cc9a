// Made from switchboard/auth/v1/auth.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages
internal import RPCAPI

extension Organization: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__organization__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__Organization>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.name = try Lift.string(c.pointee.f2, "name")
    self.createdAt = try Lift.message(c.pointee.f3, "created_at")
    self.status = OrganizationStatus(rawValue: c.pointee.f4)
    self.phiMode = PhiMode(rawValue: c.pointee.f5)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__Organization>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.name)
    c.pointee.f3 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f4 = self.status.rawValue
    c.pointee.f5 = self.phiMode.rawValue
  }
}

extension Agent: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__agent__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__Agent>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.name = try Lift.string(c.pointee.f2, "name")
    self.provider = try Lift.string(c.pointee.f3, "provider")
    self.providerAgentID = try Lift.string(c.pointee.f4, "provider_agent_id")
    self.aiManagerEnabled = c.pointee.f5 != 0
    self.createdAt = try Lift.message(c.pointee.f6, "created_at")
    self.version = c.pointee.f7
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__Agent>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.name)
    c.pointee.f3 = try arena.copy(self.provider)
    c.pointee.f4 = try arena.copy(self.providerAgentID)
    c.pointee.f5 = self.aiManagerEnabled ? 1 : 0
    c.pointee.f6 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f7 = self.version
  }
}

extension CreateOrganizationRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_organization_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateOrganizationRequest>) throws(MessageError) {
    self.init()
    self.name = try Lift.string(c.pointee.f1, "name")
    self.ownerEmail = try Sensitive(Lift.string(c.pointee.f2, "owner_email"))
    self.ownerPassword = try Sensitive(Lift.string(c.pointee.f3, "owner_password"))
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateOrganizationRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.name)
    c.pointee.f2 = try arena.copy(self.ownerEmail.reveal())
    c.pointee.f3 = try arena.copy(self.ownerPassword.reveal())
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension CreateOrganizationResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_organization_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateOrganizationResponse>) throws(MessageError) {
    self.init()
    self.organization = try Lift.message(c.pointee.f1, "organization")
    self.ownerUserID = try Lift.string(c.pointee.f2, "owner_user_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateOrganizationResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.organization)
    c.pointee.f2 = try arena.copy(self.ownerUserID)
  }
}

extension GetOrganizationRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_organization_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetOrganizationRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetOrganizationRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension GetOrganizationResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_organization_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetOrganizationResponse>) throws(MessageError) {
    self.init()
    self.organization = try Lift.message(c.pointee.f1, "organization")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetOrganizationResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.organization)
  }
}

extension CreateAgentRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_agent_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateAgentRequest>) throws(MessageError) {
    self.init()
    self.name = try Lift.string(c.pointee.f1, "name")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.providerAgentID = try Lift.string(c.pointee.f3, "provider_agent_id")
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateAgentRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.name)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.copy(self.providerAgentID)
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension CreateAgentResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_agent_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateAgentResponse>) throws(MessageError) {
    self.init()
    self.agent = try Lift.message(c.pointee.f1, "agent")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateAgentResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.agent)
  }
}

extension ListAgentsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_agents_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListAgentsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListAgentsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListAgentsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_agents_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListAgentsResponse>) throws(MessageError) {
    self.init()
    self.agents = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "agents")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListAgentsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.agents) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension AgentKey: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__agent_key__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AgentKey>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.providerAgentID = try Lift.string(c.pointee.f3, "provider_agent_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AgentKey>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.copy(self.providerAgentID)
  }
}

extension ResolveAgentsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__resolve_agents_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ResolveAgentsRequest>) throws(MessageError) {
    self.init()
    self.keys = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "keys")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ResolveAgentsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.keys) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension ResolvedAgent: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__resolved_agent__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ResolvedAgent>) throws(MessageError) {
    self.init()
    self.key = try Lift.message(c.pointee.f1, "key")
    self.agentID = try Lift.string(c.pointee.f2, "agent_id")
    self.aiManagerEnabled = c.pointee.f3 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ResolvedAgent>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.key)
    c.pointee.f2 = try arena.copy(self.agentID)
    c.pointee.f3 = self.aiManagerEnabled ? 1 : 0
  }
}

extension ResolveAgentsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__resolve_agents_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ResolveAgentsResponse>) throws(MessageError) {
    self.init()
    self.agents = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "agents")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ResolveAgentsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.agents) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension GetAgentRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_agent_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetAgentRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetAgentRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
  }
}

extension GetAgentResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_agent_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetAgentResponse>) throws(MessageError) {
    self.init()
    self.agent = try Lift.message(c.pointee.f1, "agent")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetAgentResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.agent)
  }
}

extension UpdateAgentRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__update_agent_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__UpdateAgentRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    if c.pointee.o0_case.rawValue == 2 {
      self.name = try Lift.string(c.pointee.f2, "name")
    }
    if c.pointee.o1_case.rawValue == 3 {
      self.aiManagerEnabled = c.pointee.f3 != 0
    }
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__UpdateAgentRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    if let value = self.name {
      c.pointee.o0_case = .init(2)
      c.pointee.f2 = try arena.copy(value)
    }
    if let value = self.aiManagerEnabled {
      c.pointee.o1_case = .init(3)
      c.pointee.f3 = value ? 1 : 0
    }
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension UpdateAgentResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__update_agent_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__UpdateAgentResponse>) throws(MessageError) {
    self.init()
    self.agent = try Lift.message(c.pointee.f1, "agent")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__UpdateAgentResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.agent)
  }
}

extension UpdateOrganizationRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__update_organization_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__UpdateOrganizationRequest>) throws(MessageError) {
    self.init()
    if c.pointee.o0_case.rawValue == 1 {
      self.name = try Lift.string(c.pointee.f1, "name")
    }
    self.phiMode = PhiMode(rawValue: c.pointee.f2)
    self.status = OrganizationStatus(rawValue: c.pointee.f3)
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__UpdateOrganizationRequest>, _ arena: Arena) throws(MessageError) {
    if let value = self.name {
      c.pointee.o0_case = .init(1)
      c.pointee.f1 = try arena.copy(value)
    }
    c.pointee.f2 = self.phiMode.rawValue
    c.pointee.f3 = self.status.rawValue
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension UpdateOrganizationResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__update_organization_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__UpdateOrganizationResponse>) throws(MessageError) {
    self.init()
    self.organization = try Lift.message(c.pointee.f1, "organization")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__UpdateOrganizationResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.organization)
  }
}

extension AgentReference: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__agent_reference__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AgentReference>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.agentID = try Lift.string(c.pointee.f2, "agent_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AgentReference>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.agentID)
  }
}

extension GetAgentPoliciesRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_agent_policies_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetAgentPoliciesRequest>) throws(MessageError) {
    self.init()
    self.agents = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "agents")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetAgentPoliciesRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.agents) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension AgentPolicy: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__agent_policy__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AgentPolicy>) throws(MessageError) {
    self.init()
    self.agent = try Lift.message(c.pointee.f1, "agent")
    self.orgStatus = OrganizationStatus(rawValue: c.pointee.f2)
    self.phiMode = PhiMode(rawValue: c.pointee.f3)
    self.agentKnown = c.pointee.f4 != 0
    self.aiManagerEnabled = c.pointee.f5 != 0
    self.agentName = try Lift.string(c.pointee.f6, "agent_name")
    self.agentProvider = try Lift.string(c.pointee.f7, "agent_provider")
    self.providerAgentID = try Lift.string(c.pointee.f8, "provider_agent_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AgentPolicy>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.agent)
    c.pointee.f2 = self.orgStatus.rawValue
    c.pointee.f3 = self.phiMode.rawValue
    c.pointee.f4 = self.agentKnown ? 1 : 0
    c.pointee.f5 = self.aiManagerEnabled ? 1 : 0
    c.pointee.f6 = try arena.copy(self.agentName)
    c.pointee.f7 = try arena.copy(self.agentProvider)
    c.pointee.f8 = try arena.copy(self.providerAgentID)
  }
}

extension GetAgentPoliciesResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_agent_policies_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetAgentPoliciesResponse>) throws(MessageError) {
    self.init()
    self.policies = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "policies")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetAgentPoliciesResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.policies) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension CheckRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__check_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CheckRequest>) throws(MessageError) {
    self.init()
    self.principal = try Lift.string(c.pointee.f1, "principal")
    self.permission = try Lift.string(c.pointee.f2, "permission")
    self.agentID = try Lift.string(c.pointee.f3, "agent_id")
    self.atLeastVersion = c.pointee.f4
    self.sessionID = try Lift.string(c.pointee.f5, "session_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CheckRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.principal)
    c.pointee.f2 = try arena.copy(self.permission)
    c.pointee.f3 = try arena.copy(self.agentID)
    c.pointee.f4 = self.atLeastVersion
    c.pointee.f5 = try arena.copy(self.sessionID)
  }
}

extension CheckResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__check_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CheckResponse>) throws(MessageError) {
    self.init()
    self.allowed = c.pointee.f1 != 0
    self.role = try Lift.string(c.pointee.f2, "role")
    self.permVersion = c.pointee.f3
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CheckResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.allowed ? 1 : 0
    c.pointee.f2 = try arena.copy(self.role)
    c.pointee.f3 = self.permVersion
  }
}

extension Member: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__member__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__Member>) throws(MessageError) {
    self.init()
    self.userID = try Lift.string(c.pointee.f1, "user_id")
    self.email = try Sensitive(Lift.string(c.pointee.f2, "email"))
    self.role = try Lift.string(c.pointee.f3, "role")
    self.permVersion = c.pointee.f4
    self.createdAt = try Lift.message(c.pointee.f5, "created_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__Member>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.userID)
    c.pointee.f2 = try arena.copy(self.email.reveal())
    c.pointee.f3 = try arena.copy(self.role)
    c.pointee.f4 = self.permVersion
    c.pointee.f5 = try arena.lower(ifAny: self.createdAt)
  }
}

extension ListMembersRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_members_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListMembersRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListMembersRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListMembersResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_members_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListMembersResponse>) throws(MessageError) {
    self.init()
    self.members = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "members")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListMembersResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.members) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension SetMemberRoleRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__set_member_role_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__SetMemberRoleRequest>) throws(MessageError) {
    self.init()
    self.userID = try Lift.string(c.pointee.f1, "user_id")
    self.role = try Lift.string(c.pointee.f2, "role")
    self.idempotencyKey = try Lift.string(c.pointee.f3, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__SetMemberRoleRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.userID)
    c.pointee.f2 = try arena.copy(self.role)
    c.pointee.f3 = try arena.copy(self.idempotencyKey)
  }
}

extension SetMemberRoleResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__set_member_role_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__SetMemberRoleResponse>) throws(MessageError) {
    self.init()
    self.permVersion = c.pointee.f1
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__SetMemberRoleResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.permVersion
  }
}

extension RemoveMemberRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__remove_member_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RemoveMemberRequest>) throws(MessageError) {
    self.init()
    self.userID = try Lift.string(c.pointee.f1, "user_id")
    self.idempotencyKey = try Lift.string(c.pointee.f2, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RemoveMemberRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.userID)
    c.pointee.f2 = try arena.copy(self.idempotencyKey)
  }
}

extension RemoveMemberResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__remove_member_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RemoveMemberResponse>) throws(MessageError) {
    self.init()
    self.permVersion = c.pointee.f1
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RemoveMemberResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.permVersion
  }
}

extension TokenPair: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__token_pair__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__TokenPair>) throws(MessageError) {
    self.init()
    self.accessToken = try Sensitive(Lift.string(c.pointee.f1, "access_token"))
    self.accessExpiresAt = try Lift.message(c.pointee.f2, "access_expires_at")
    self.refreshToken = try Sensitive(Lift.string(c.pointee.f3, "refresh_token"))
    self.refreshExpiresAt = try Lift.message(c.pointee.f4, "refresh_expires_at")
    self.sessionID = try Lift.string(c.pointee.f5, "session_id")
    self.userID = try Lift.string(c.pointee.f6, "user_id")
    self.orgID = try Lift.string(c.pointee.f7, "org_id")
    self.role = try Lift.string(c.pointee.f8, "role")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__TokenPair>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.accessToken.reveal())
    c.pointee.f2 = try arena.lower(ifAny: self.accessExpiresAt)
    c.pointee.f3 = try arena.copy(self.refreshToken.reveal())
    c.pointee.f4 = try arena.lower(ifAny: self.refreshExpiresAt)
    c.pointee.f5 = try arena.copy(self.sessionID)
    c.pointee.f6 = try arena.copy(self.userID)
    c.pointee.f7 = try arena.copy(self.orgID)
    c.pointee.f8 = try arena.copy(self.role)
  }
}

extension LoginRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__login_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__LoginRequest>) throws(MessageError) {
    self.init()
    self.email = try Sensitive(Lift.string(c.pointee.f1, "email"))
    self.password = try Sensitive(Lift.string(c.pointee.f2, "password"))
    self.orgID = try Lift.string(c.pointee.f3, "org_id")
    self.remoteAddress = try Sensitive(Lift.string(c.pointee.f4, "remote_address"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__LoginRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.email.reveal())
    c.pointee.f2 = try arena.copy(self.password.reveal())
    c.pointee.f3 = try arena.copy(self.orgID)
    c.pointee.f4 = try arena.copy(self.remoteAddress.reveal())
  }
}

extension LoginResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__login_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__LoginResponse>) throws(MessageError) {
    self.init()
    self.tokens = try Lift.message(c.pointee.f1, "tokens")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__LoginResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.tokens)
  }
}

extension RefreshRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__refresh_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RefreshRequest>) throws(MessageError) {
    self.init()
    self.refreshToken = try Sensitive(Lift.string(c.pointee.f1, "refresh_token"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RefreshRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.refreshToken.reveal())
  }
}

extension RefreshResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__refresh_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RefreshResponse>) throws(MessageError) {
    self.init()
    self.tokens = try Lift.message(c.pointee.f1, "tokens")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RefreshResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.tokens)
  }
}

extension LogoutRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__logout_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__LogoutRequest>) throws(MessageError) {
    self.init()
    self.refreshToken = try Sensitive(Lift.string(c.pointee.f1, "refresh_token"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__LogoutRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.refreshToken.reveal())
  }
}

extension LogoutResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__logout_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__LogoutResponse>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__LogoutResponse>, _ arena: Arena) throws(MessageError) {
  }
}

extension Session: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__session__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__Session>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.createdAt = try Lift.message(c.pointee.f2, "created_at")
    self.refreshedAt = try Lift.message(c.pointee.f3, "refreshed_at")
    self.expiresAt = try Lift.message(c.pointee.f4, "expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__Session>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f3 = try arena.lower(ifAny: self.refreshedAt)
    c.pointee.f4 = try arena.lower(ifAny: self.expiresAt)
  }
}

extension ListSessionsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_sessions_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListSessionsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListSessionsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListSessionsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_sessions_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListSessionsResponse>) throws(MessageError) {
    self.init()
    self.sessions = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "sessions")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListSessionsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.sessions) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension EndSessionRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__end_session_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__EndSessionRequest>) throws(MessageError) {
    self.init()
    self.sessionID = try Lift.string(c.pointee.f1, "session_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__EndSessionRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.sessionID)
  }
}

extension EndSessionResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__end_session_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__EndSessionResponse>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__EndSessionResponse>, _ arena: Arena) throws(MessageError) {
  }
}

extension GetJwksRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_jwks_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetJwksRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetJwksRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension GetJwksResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_jwks_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetJwksResponse>) throws(MessageError) {
    self.init()
    self.keySet = try Lift.string(c.pointee.f1, "key_set")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetJwksResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.keySet)
  }
}

extension GetRevocationsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_revocations_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetRevocationsRequest>) throws(MessageError) {
    self.init()
    self.sinceSeq = c.pointee.f1
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetRevocationsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.sinceSeq
  }
}

extension RevocationEntry: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__revocation_entry__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RevocationEntry>) throws(MessageError) {
    self.init()
    self.seq = c.pointee.f1
    self.kind = try Lift.string(c.pointee.f2, "kind")
    self.subject = try Lift.string(c.pointee.f3, "subject")
    self.at = try Lift.message(c.pointee.f4, "at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RevocationEntry>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.seq
    c.pointee.f2 = try arena.copy(self.kind)
    c.pointee.f3 = try arena.copy(self.subject)
    c.pointee.f4 = try arena.lower(ifAny: self.at)
  }
}

extension GetRevocationsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__get_revocations_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__GetRevocationsResponse>) throws(MessageError) {
    self.init()
    self.revocations = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "revocations")
    self.headSeq = c.pointee.f2
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__GetRevocationsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.revocations) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = self.headSeq
  }
}

extension VerifyTokenRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__verify_token_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__VerifyTokenRequest>) throws(MessageError) {
    self.init()
    self.token = try Sensitive(Lift.string(c.pointee.f1, "token"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__VerifyTokenRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.token.reveal())
  }
}

extension VerifyTokenResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__verify_token_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__VerifyTokenResponse>) throws(MessageError) {
    self.init()
    self.principal = try Lift.string(c.pointee.f1, "principal")
    self.orgID = try Lift.string(c.pointee.f2, "org_id")
    self.role = try Lift.string(c.pointee.f3, "role")
    self.permVersion = c.pointee.f4
    self.expiresAt = try Lift.message(c.pointee.f5, "expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__VerifyTokenResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.principal)
    c.pointee.f2 = try arena.copy(self.orgID)
    c.pointee.f3 = try arena.copy(self.role)
    c.pointee.f4 = self.permVersion
    c.pointee.f5 = try arena.lower(ifAny: self.expiresAt)
  }
}

extension ApiKey: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__api_key__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ApiKey>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.name = try Lift.string(c.pointee.f2, "name")
    self.scopes = try Lift.list(c.pointee.n_f3, c.pointee.f3, "scopes") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.createdAt = try Lift.message(c.pointee.f4, "created_at")
    self.expiresAt = try Lift.message(c.pointee.f5, "expires_at")
    self.revokedAt = try Lift.message(c.pointee.f6, "revoked_at")
    self.lastUsedAt = try Lift.message(c.pointee.f7, "last_used_at")
    self.addresses = try Lift.list(c.pointee.n_f8, c.pointee.f8, "addresses") { element throws(MessageError) in
      try Lift.string(element)
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ApiKey>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.name)
    (c.pointee.n_f3, c.pointee.f3) = try arena.list(self.scopes) { element throws(MessageError) in
      try arena.copy(element)
    }
    c.pointee.f4 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f5 = try arena.lower(ifAny: self.expiresAt)
    c.pointee.f6 = try arena.lower(ifAny: self.revokedAt)
    c.pointee.f7 = try arena.lower(ifAny: self.lastUsedAt)
    (c.pointee.n_f8, c.pointee.f8) = try arena.list(self.addresses) { element throws(MessageError) in
      try arena.copy(element)
    }
  }
}

extension CreateApiKeyRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_api_key_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateApiKeyRequest>) throws(MessageError) {
    self.init()
    self.name = try Lift.string(c.pointee.f1, "name")
    self.scopes = try Lift.list(c.pointee.n_f2, c.pointee.f2, "scopes") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.expiresAt = try Lift.message(c.pointee.f3, "expires_at")
    self.addresses = try Lift.list(c.pointee.n_f4, c.pointee.f4, "addresses") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.idempotencyKey = try Lift.string(c.pointee.f5, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateApiKeyRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.name)
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.scopes) { element throws(MessageError) in
      try arena.copy(element)
    }
    c.pointee.f3 = try arena.lower(ifAny: self.expiresAt)
    (c.pointee.n_f4, c.pointee.f4) = try arena.list(self.addresses) { element throws(MessageError) in
      try arena.copy(element)
    }
    c.pointee.f5 = try arena.copy(self.idempotencyKey)
  }
}

extension CreateApiKeyResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_api_key_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateApiKeyResponse>) throws(MessageError) {
    self.init()
    self.apiKey = try Lift.message(c.pointee.f1, "api_key")
    self.secret = try Sensitive(Lift.string(c.pointee.f2, "secret"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateApiKeyResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.apiKey)
    c.pointee.f2 = try arena.copy(self.secret.reveal())
  }
}

extension ListApiKeysRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_api_keys_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListApiKeysRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListApiKeysRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListApiKeysResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_api_keys_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListApiKeysResponse>) throws(MessageError) {
    self.init()
    self.apiKeys = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "api_keys")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListApiKeysResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.apiKeys) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension RotateApiKeyRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__rotate_api_key_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RotateApiKeyRequest>) throws(MessageError) {
    self.init()
    self.apiKeyID = try Lift.string(c.pointee.f1, "api_key_id")
    self.overlapSeconds = c.pointee.f2
    self.idempotencyKey = try Lift.string(c.pointee.f3, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RotateApiKeyRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.apiKeyID)
    c.pointee.f2 = self.overlapSeconds
    c.pointee.f3 = try arena.copy(self.idempotencyKey)
  }
}

extension RotateApiKeyResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__rotate_api_key_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RotateApiKeyResponse>) throws(MessageError) {
    self.init()
    self.apiKey = try Lift.message(c.pointee.f1, "api_key")
    self.secret = try Sensitive(Lift.string(c.pointee.f2, "secret"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RotateApiKeyResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.apiKey)
    c.pointee.f2 = try arena.copy(self.secret.reveal())
  }
}

extension RevokeApiKeyRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__revoke_api_key_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RevokeApiKeyRequest>) throws(MessageError) {
    self.init()
    self.apiKeyID = try Lift.string(c.pointee.f1, "api_key_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RevokeApiKeyRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.apiKeyID)
  }
}

extension RevokeApiKeyResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__revoke_api_key_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__RevokeApiKeyResponse>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__RevokeApiKeyResponse>, _ arena: Arena) throws(MessageError) {
  }
}

extension VerifyApiKeyRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__verify_api_key_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__VerifyApiKeyRequest>) throws(MessageError) {
    self.init()
    self.key = try Sensitive(Lift.string(c.pointee.f1, "key"))
    self.remoteAddress = try Sensitive(Lift.string(c.pointee.f2, "remote_address"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__VerifyApiKeyRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.key.reveal())
    c.pointee.f2 = try arena.copy(self.remoteAddress.reveal())
  }
}

extension VerifyApiKeyResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__verify_api_key_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__VerifyApiKeyResponse>) throws(MessageError) {
    self.init()
    self.principal = try Lift.string(c.pointee.f1, "principal")
    self.orgID = try Lift.string(c.pointee.f2, "org_id")
    self.scopes = try Lift.list(c.pointee.n_f3, c.pointee.f3, "scopes") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.accessToken = try Sensitive(Lift.string(c.pointee.f4, "access_token"))
    self.accessExpiresAt = try Lift.message(c.pointee.f5, "access_expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__VerifyApiKeyResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.principal)
    c.pointee.f2 = try arena.copy(self.orgID)
    (c.pointee.n_f3, c.pointee.f3) = try arena.list(self.scopes) { element throws(MessageError) in
      try arena.copy(element)
    }
    c.pointee.f4 = try arena.copy(self.accessToken.reveal())
    c.pointee.f5 = try arena.lower(ifAny: self.accessExpiresAt)
  }
}

extension CreateTicketRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_ticket_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateTicketRequest>) throws(MessageError) {
    self.init()
    self.purpose = try Lift.string(c.pointee.f1, "purpose")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateTicketRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.purpose)
  }
}

extension CreateTicketResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_ticket_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateTicketResponse>) throws(MessageError) {
    self.init()
    self.ticket = try Sensitive(Lift.string(c.pointee.f1, "ticket"))
    self.expiresAt = try Lift.message(c.pointee.f2, "expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateTicketResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.ticket.reveal())
    c.pointee.f2 = try arena.lower(ifAny: self.expiresAt)
  }
}

extension ConsumeTicketRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__consume_ticket_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ConsumeTicketRequest>) throws(MessageError) {
    self.init()
    self.ticket = try Sensitive(Lift.string(c.pointee.f1, "ticket"))
    self.purpose = try Lift.string(c.pointee.f2, "purpose")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ConsumeTicketRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.ticket.reveal())
    c.pointee.f2 = try arena.copy(self.purpose)
  }
}

extension ConsumeTicketResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__consume_ticket_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ConsumeTicketResponse>) throws(MessageError) {
    self.init()
    self.principal = try Lift.string(c.pointee.f1, "principal")
    self.orgID = try Lift.string(c.pointee.f2, "org_id")
    self.accessToken = try Sensitive(Lift.string(c.pointee.f3, "access_token"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ConsumeTicketResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.principal)
    c.pointee.f2 = try arena.copy(self.orgID)
    c.pointee.f3 = try arena.copy(self.accessToken.reveal())
  }
}

extension AuditEntry: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__audit_entry__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AuditEntry>) throws(MessageError) {
    self.init()
    self.entryID = try Lift.string(c.pointee.f1, "entry_id")
    self.orgID = try Lift.string(c.pointee.f2, "org_id")
    self.at = try Lift.message(c.pointee.f3, "at")
    self.actor = try Lift.string(c.pointee.f4, "actor")
    self.action = try Lift.string(c.pointee.f5, "action")
    self.object = try Lift.string(c.pointee.f6, "object")
    self.before = try Sensitive(Lift.string(c.pointee.f7, "before"))
    self.after = try Sensitive(Lift.string(c.pointee.f8, "after"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AuditEntry>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.entryID)
    c.pointee.f2 = try arena.copy(self.orgID)
    c.pointee.f3 = try arena.lower(ifAny: self.at)
    c.pointee.f4 = try arena.copy(self.actor)
    c.pointee.f5 = try arena.copy(self.action)
    c.pointee.f6 = try arena.copy(self.object)
    c.pointee.f7 = try arena.copy(self.before.reveal())
    c.pointee.f8 = try arena.copy(self.after.reveal())
  }
}

extension AppendAuditRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__append_audit_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AppendAuditRequest>) throws(MessageError) {
    self.init()
    self.entries = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "entries")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AppendAuditRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.entries) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension AppendAuditResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__append_audit_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AppendAuditResponse>) throws(MessageError) {
    self.init()
    self.outcomes = try Lift.list(c.pointee.n_f1, c.pointee.f1, "outcomes") { element throws(MessageError) in
      try Lift.string(element)
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AppendAuditResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.outcomes) { element throws(MessageError) in
      try arena.copy(element)
    }
  }
}

extension OpenGrantRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__open_grant_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__OpenGrantRequest>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.reason = try Lift.string(c.pointee.f2, "reason")
    self.seconds = c.pointee.f3
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__OpenGrantRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.reason)
    c.pointee.f3 = self.seconds
  }
}

extension OpenGrantResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__open_grant_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__OpenGrantResponse>) throws(MessageError) {
    self.init()
    self.grantID = try Lift.string(c.pointee.f1, "grant_id")
    self.token = try Sensitive(Lift.string(c.pointee.f2, "token"))
    self.expiresAt = try Lift.message(c.pointee.f3, "expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__OpenGrantResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.grantID)
    c.pointee.f2 = try arena.copy(self.token.reveal())
    c.pointee.f3 = try arena.lower(ifAny: self.expiresAt)
  }
}

extension AuditRecord: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__audit_record__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AuditRecord>) throws(MessageError) {
    self.init()
    self.seq = c.pointee.f1
    self.at = try Lift.message(c.pointee.f2, "at")
    self.actor = try Lift.string(c.pointee.f3, "actor")
    self.action = try Lift.string(c.pointee.f4, "action")
    self.object = try Lift.string(c.pointee.f5, "object")
    self.entryHash = Lift.bytes(c.pointee.f6)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AuditRecord>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.seq
    c.pointee.f2 = try arena.lower(ifAny: self.at)
    c.pointee.f3 = try arena.copy(self.actor)
    c.pointee.f4 = try arena.copy(self.action)
    c.pointee.f5 = try arena.copy(self.object)
    c.pointee.f6 = try arena.copy(self.entryHash)
  }
}

extension ListAuditRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_audit_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListAuditRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListAuditRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListAuditResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__list_audit_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ListAuditResponse>) throws(MessageError) {
    self.init()
    self.records = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "records")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ListAuditResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.records) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension VerifyAuditRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__verify_audit_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__VerifyAuditRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__VerifyAuditRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension VerifyAuditResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__verify_audit_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__VerifyAuditResponse>) throws(MessageError) {
    self.init()
    self.whole = c.pointee.f1 != 0
    self.checked = c.pointee.f2
    self.firstBadSeq = c.pointee.f3
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__VerifyAuditResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.whole ? 1 : 0
    c.pointee.f2 = self.checked
    c.pointee.f3 = self.firstBadSeq
  }
}

extension MoveAgentRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__move_agent_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__MoveAgentRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    self.toOrgID = try Lift.string(c.pointee.f2, "to_org_id")
    self.at = try Lift.message(c.pointee.f3, "at")
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__MoveAgentRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    c.pointee.f2 = try arena.copy(self.toOrgID)
    c.pointee.f3 = try arena.lower(ifAny: self.at)
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension MoveAgentResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__move_agent_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__MoveAgentResponse>) throws(MessageError) {
    self.init()
    self.at = try Lift.message(c.pointee.f1, "at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__MoveAgentResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.at)
  }
}

extension CreateInvitationRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_invitation_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateInvitationRequest>) throws(MessageError) {
    self.init()
    self.email = try Sensitive(Lift.string(c.pointee.f1, "email"))
    self.role = try Lift.string(c.pointee.f2, "role")
    self.idempotencyKey = try Lift.string(c.pointee.f3, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateInvitationRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.email.reveal())
    c.pointee.f2 = try arena.copy(self.role)
    c.pointee.f3 = try arena.copy(self.idempotencyKey)
  }
}

extension CreateInvitationResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__create_invitation_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__CreateInvitationResponse>) throws(MessageError) {
    self.init()
    self.invitationID = try Lift.string(c.pointee.f1, "invitation_id")
    self.expiresAt = try Lift.message(c.pointee.f2, "expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CreateInvitationResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.invitationID)
    c.pointee.f2 = try arena.lower(ifAny: self.expiresAt)
  }
}

extension AcceptInvitationRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__accept_invitation_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AcceptInvitationRequest>) throws(MessageError) {
    self.init()
    self.token = try Sensitive(Lift.string(c.pointee.f1, "token"))
    self.password = try Sensitive(Lift.string(c.pointee.f2, "password"))
    self.remoteAddress = try Sensitive(Lift.string(c.pointee.f3, "remote_address"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AcceptInvitationRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.token.reveal())
    c.pointee.f2 = try arena.copy(self.password.reveal())
    c.pointee.f3 = try arena.copy(self.remoteAddress.reveal())
  }
}

extension AcceptInvitationResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__accept_invitation_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__AcceptInvitationResponse>) throws(MessageError) {
    self.init()
    self.tokens = try Lift.message(c.pointee.f1, "tokens")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AcceptInvitationResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.tokens)
  }
}

extension Letter: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__letter__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__Letter>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.kind = try Lift.string(c.pointee.f2, "kind")
    self.email = try Sensitive(Lift.string(c.pointee.f3, "email"))
    self.token = try Sensitive(Lift.string(c.pointee.f4, "token"))
    self.createdAt = try Lift.message(c.pointee.f5, "created_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__Letter>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.kind)
    c.pointee.f3 = try arena.copy(self.email.reveal())
    c.pointee.f4 = try arena.copy(self.token.reveal())
    c.pointee.f5 = try arena.lower(ifAny: self.createdAt)
  }
}

extension ReadMailRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__read_mail_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ReadMailRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ReadMailRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension ReadMailResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__read_mail_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ReadMailResponse>) throws(MessageError) {
    self.init()
    self.letters = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "letters")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ReadMailResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.letters) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension PutOutsideIssuerRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__put_outside_issuer_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__PutOutsideIssuerRequest>) throws(MessageError) {
    self.init()
    self.issuer = try Lift.string(c.pointee.f1, "issuer")
    self.audience = try Lift.string(c.pointee.f2, "audience")
    self.sharedSecret = try Sensitive(Lift.string(c.pointee.f3, "shared_secret"))
    self.keySet = try Lift.string(c.pointee.f4, "key_set")
    self.defaultRole = try Lift.string(c.pointee.f5, "default_role")
    self.enabled = c.pointee.f6 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__PutOutsideIssuerRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.issuer)
    c.pointee.f2 = try arena.copy(self.audience)
    c.pointee.f3 = try arena.copy(self.sharedSecret.reveal())
    c.pointee.f4 = try arena.copy(self.keySet)
    c.pointee.f5 = try arena.copy(self.defaultRole)
    c.pointee.f6 = self.enabled ? 1 : 0
  }
}

extension PutOutsideIssuerResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__put_outside_issuer_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__PutOutsideIssuerResponse>) throws(MessageError) {
    self.init()
    self.issuerID = try Lift.string(c.pointee.f1, "issuer_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__PutOutsideIssuerResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.issuerID)
  }
}

extension ExchangeTokenRequest: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__exchange_token_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ExchangeTokenRequest>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.token = try Sensitive(Lift.string(c.pointee.f2, "token"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ExchangeTokenRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.token.reveal())
  }
}

extension ExchangeTokenResponse: LoweredMessage {
  package static let layout = Layout(switchboard__auth__v1__exchange_token_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Auth__V1__ExchangeTokenResponse>) throws(MessageError) {
    self.init()
    self.principal = try Lift.string(c.pointee.f1, "principal")
    self.role = try Lift.string(c.pointee.f2, "role")
    self.accessToken = try Sensitive(Lift.string(c.pointee.f3, "access_token"))
    self.accessExpiresAt = try Lift.message(c.pointee.f4, "access_expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__ExchangeTokenResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.principal)
    c.pointee.f2 = try arena.copy(self.role)
    c.pointee.f3 = try arena.copy(self.accessToken.reveal())
    c.pointee.f4 = try arena.lower(ifAny: self.accessExpiresAt)
  }
}
