// Made from switchboard/webhooks/v1/webhooks.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages
internal import RPCAPI

extension Header: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__header__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__Header>) throws(MessageError) {
    self.init()
    self.name = try Lift.string(c.pointee.f1, "name")
    self.value = try Sensitive(Lift.string(c.pointee.f2, "value"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__Header>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.name)
    c.pointee.f2 = try arena.copy(self.value.reveal())
  }
}

extension IngestRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__ingest_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__IngestRequest>) throws(MessageError) {
    self.init()
    self.provider = try Lift.string(c.pointee.f1, "provider")
    self.sourceToken = try Sensitive(Lift.string(c.pointee.f2, "source_token"))
    self.method = try Lift.string(c.pointee.f3, "method")
    self.url = try Sensitive(Lift.string(c.pointee.f4, "url"))
    self.headers = try Lift.messages(c.pointee.n_f5, c.pointee.f5, "headers")
    self.body = Sensitive(Lift.bytes(c.pointee.f6))
    self.remoteAddress = try Lift.string(c.pointee.f7, "remote_address")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__IngestRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.provider)
    c.pointee.f2 = try arena.copy(self.sourceToken.reveal())
    c.pointee.f3 = try arena.copy(self.method)
    c.pointee.f4 = try arena.copy(self.url.reveal())
    (c.pointee.n_f5, c.pointee.f5) = try arena.list(self.headers) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f6 = try arena.copy(self.body.reveal())
    c.pointee.f7 = try arena.copy(self.remoteAddress)
  }
}

extension IngestResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__ingest_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__IngestResponse>) throws(MessageError) {
    self.init()
    self.outcome = IngestOutcome(rawValue: c.pointee.f1)
    self.inboxID = try Lift.string(c.pointee.f2, "inbox_id")
    self.status = c.pointee.f3
    self.contentType = try Lift.string(c.pointee.f4, "content_type")
    self.body = Sensitive(Lift.bytes(c.pointee.f5))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__IngestResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.outcome.rawValue
    c.pointee.f2 = try arena.copy(self.inboxID)
    c.pointee.f3 = self.status
    c.pointee.f4 = try arena.copy(self.contentType)
    c.pointee.f5 = try arena.copy(self.body.reveal())
  }
}

extension Source: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__source__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__Source>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.createdAt = try Lift.message(c.pointee.f3, "created_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__Source>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.lower(ifAny: self.createdAt)
  }
}

extension CreateSourceRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__create_source_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__CreateSourceRequest>) throws(MessageError) {
    self.init()
    self.provider = try Lift.string(c.pointee.f1, "provider")
    self.secret = try Sensitive(Lift.string(c.pointee.f2, "secret"))
    self.idempotencyKey = try Lift.string(c.pointee.f3, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__CreateSourceRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.provider)
    c.pointee.f2 = try arena.copy(self.secret.reveal())
    c.pointee.f3 = try arena.copy(self.idempotencyKey)
  }
}

extension CreateSourceResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__create_source_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__CreateSourceResponse>) throws(MessageError) {
    self.init()
    self.source = try Lift.message(c.pointee.f1, "source")
    self.token = try Sensitive(Lift.string(c.pointee.f2, "token"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__CreateSourceResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.source)
    c.pointee.f2 = try arena.copy(self.token.reveal())
  }
}

extension ListSourcesRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_sources_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListSourcesRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListSourcesRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListSourcesResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_sources_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListSourcesResponse>) throws(MessageError) {
    self.init()
    self.sources = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "sources")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListSourcesResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.sources) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension Call: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__call__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__Call>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.providerCallID = try Lift.string(c.pointee.f3, "provider_call_id")
    self.agentID = try Lift.string(c.pointee.f4, "agent_id")
    self.providerAgentID = try Lift.string(c.pointee.f5, "provider_agent_id")
    self.state = try Lift.string(c.pointee.f6, "state")
    self.startedAt = try Lift.message(c.pointee.f7, "started_at")
    self.endedAt = try Lift.message(c.pointee.f8, "ended_at")
    if c.pointee.o0_case.rawValue == 9 {
      self.durationMs = c.pointee.f9
    }
    self.endReason = try Lift.string(c.pointee.f10, "end_reason")
    self.usageState = try Lift.string(c.pointee.f11, "usage_state")
    self.seconds = c.pointee.f12
    self.version = c.pointee.f13
    self.direction = try Lift.string(c.pointee.f14, "direction")
    self.fromNumber = try Sensitive(Lift.string(c.pointee.f15, "from_number"))
    self.toNumber = try Sensitive(Lift.string(c.pointee.f16, "to_number"))
    self.receivedAt = try Lift.message(c.pointee.f17, "received_at")
    self.recordedAt = try Lift.message(c.pointee.f18, "recorded_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__Call>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.copy(self.providerCallID)
    c.pointee.f4 = try arena.copy(self.agentID)
    c.pointee.f5 = try arena.copy(self.providerAgentID)
    c.pointee.f6 = try arena.copy(self.state)
    c.pointee.f7 = try arena.lower(ifAny: self.startedAt)
    c.pointee.f8 = try arena.lower(ifAny: self.endedAt)
    if let value = self.durationMs {
      c.pointee.o0_case = .init(9)
      c.pointee.f9 = value
    }
    c.pointee.f10 = try arena.copy(self.endReason)
    c.pointee.f11 = try arena.copy(self.usageState)
    c.pointee.f12 = self.seconds
    c.pointee.f13 = self.version
    c.pointee.f14 = try arena.copy(self.direction)
    c.pointee.f15 = try arena.copy(self.fromNumber.reveal())
    c.pointee.f16 = try arena.copy(self.toNumber.reveal())
    c.pointee.f17 = try arena.lower(ifAny: self.receivedAt)
    c.pointee.f18 = try arena.lower(ifAny: self.recordedAt)
  }
}

extension ListCallsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_calls_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListCallsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListCallsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListCallsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_calls_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListCallsResponse>) throws(MessageError) {
    self.init()
    self.calls = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "calls")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListCallsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.calls) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension GetCallRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_call_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetCallRequest>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
    self.providerCallID = try Lift.string(c.pointee.f2, "provider_call_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetCallRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
    c.pointee.f2 = try arena.copy(self.providerCallID)
  }
}

extension GetCallResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_call_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetCallResponse>) throws(MessageError) {
    self.init()
    self.call = try Lift.message(c.pointee.f1, "call")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetCallResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.call)
  }
}

extension DeadLetter: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__dead_letter__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__DeadLetter>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.kind = try Lift.string(c.pointee.f2, "kind")
    self.ref = try Lift.string(c.pointee.f3, "ref")
    self.reason = try Lift.string(c.pointee.f4, "reason")
    self.diedAt = try Lift.message(c.pointee.f5, "died_at")
    self.fingerprint = try Lift.string(c.pointee.f6, "fingerprint")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__DeadLetter>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.kind)
    c.pointee.f3 = try arena.copy(self.ref)
    c.pointee.f4 = try arena.copy(self.reason)
    c.pointee.f5 = try arena.lower(ifAny: self.diedAt)
    c.pointee.f6 = try arena.copy(self.fingerprint)
  }
}

extension ListDeadLettersRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_dead_letters_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListDeadLettersRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListDeadLettersRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListDeadLettersResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_dead_letters_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListDeadLettersResponse>) throws(MessageError) {
    self.init()
    self.deadLetters = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "dead_letters")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListDeadLettersResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.deadLetters) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}
