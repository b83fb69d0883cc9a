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
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__Organization>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.name)
    c.pointee.f3 = try arena.lower(ifAny: self.createdAt)
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
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Auth__V1__Agent>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.name)
    c.pointee.f3 = try arena.copy(self.provider)
    c.pointee.f4 = try arena.copy(self.providerAgentID)
    c.pointee.f5 = self.aiManagerEnabled ? 1 : 0
    c.pointee.f6 = try arena.lower(ifAny: self.createdAt)
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
