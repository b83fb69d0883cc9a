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
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__AgentPolicy>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.agent)
    c.pointee.f2 = self.orgStatus.rawValue
    c.pointee.f3 = self.phiMode.rawValue
    c.pointee.f4 = self.agentKnown ? 1 : 0
    c.pointee.f5 = self.aiManagerEnabled ? 1 : 0
    c.pointee.f6 = try arena.copy(self.agentName)
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
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__CheckRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.principal)
    c.pointee.f2 = try arena.copy(self.permission)
    c.pointee.f3 = try arena.copy(self.agentID)
    c.pointee.f4 = self.atLeastVersion
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
