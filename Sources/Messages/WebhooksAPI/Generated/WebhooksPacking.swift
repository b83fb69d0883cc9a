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

extension SourcePath: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__source_path__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__SourcePath>) throws(MessageError) {
    self.init()
    self.provider = try Lift.string(c.pointee.f1, "provider")
    self.tokenHash = Lift.bytes(c.pointee.f2)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__SourcePath>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.provider)
    c.pointee.f2 = try arena.copy(self.tokenHash)
  }
}

extension FindSourcesRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__find_sources_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__FindSourcesRequest>) throws(MessageError) {
    self.init()
    self.paths = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "paths")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__FindSourcesRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.paths) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension FindSourcesResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__find_sources_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__FindSourcesResponse>) throws(MessageError) {
    self.init()
    self.live = try Lift.list(c.pointee.n_f1, c.pointee.f1, "live") { element throws(MessageError) in
      element != 0
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__FindSourcesResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.live) { element throws(MessageError) in
      element ? 1 : 0
    }
  }
}

extension Source: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__source__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__Source>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.createdAt = try Lift.message(c.pointee.f3, "created_at")
    self.state = try Lift.string(c.pointee.f4, "state")
    self.inboundAgent = try Lift.string(c.pointee.f5, "inbound_agent")
    self.hasAPIKey = c.pointee.f6 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__Source>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f4 = try arena.copy(self.state)
    c.pointee.f5 = try arena.copy(self.inboundAgent)
    c.pointee.f6 = self.hasAPIKey ? 1 : 0
  }
}

extension HmacPlan: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__hmac_plan__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__HmacPlan>) throws(MessageError) {
    self.init()
    self.algorithm = try Lift.string(c.pointee.f1, "algorithm")
    self.signatureHeader = try Lift.string(c.pointee.f2, "signature_header")
    self.timestampHeader = try Lift.string(c.pointee.f3, "timestamp_header")
    self.withoutTimestamp = c.pointee.f4 != 0
    self.payloadFormat = try Lift.string(c.pointee.f5, "payload_format")
    self.signaturePrefix = try Lift.string(c.pointee.f6, "signature_prefix")
    self.signatureEncoding = try Lift.string(c.pointee.f7, "signature_encoding")
    self.isSecretBase64 = c.pointee.f8 != 0
    self.messageIDHeader = try Lift.string(c.pointee.f9, "message_id_header")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__HmacPlan>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.algorithm)
    c.pointee.f2 = try arena.copy(self.signatureHeader)
    c.pointee.f3 = try arena.copy(self.timestampHeader)
    c.pointee.f4 = self.withoutTimestamp ? 1 : 0
    c.pointee.f5 = try arena.copy(self.payloadFormat)
    c.pointee.f6 = try arena.copy(self.signaturePrefix)
    c.pointee.f7 = try arena.copy(self.signatureEncoding)
    c.pointee.f8 = self.isSecretBase64 ? 1 : 0
    c.pointee.f9 = try arena.copy(self.messageIDHeader)
  }
}

extension SourceScheme: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__source_scheme__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__SourceScheme>) throws(MessageError) {
    self.init()
    self.name = try Lift.string(c.pointee.f1, "name")
    self.headerName = try Lift.string(c.pointee.f2, "header_name")
    self.withoutPrefix = c.pointee.f3 != 0
    self.hmac = try Lift.message(c.pointee.f4, "hmac")
    self.keyID = try Lift.string(c.pointee.f5, "key_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__SourceScheme>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.name)
    c.pointee.f2 = try arena.copy(self.headerName)
    c.pointee.f3 = self.withoutPrefix ? 1 : 0
    c.pointee.f4 = try arena.lower(ifAny: self.hmac)
    c.pointee.f5 = try arena.copy(self.keyID)
  }
}

extension ApiKey: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__api_key__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ApiKey>) throws(MessageError) {
    self.init()
    self.key = try Sensitive(Lift.string(c.pointee.f1, "key"))
    self.account = try Lift.string(c.pointee.f2, "account")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ApiKey>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.key.reveal())
    c.pointee.f2 = try arena.copy(self.account)
  }
}

extension CreateSourceRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__create_source_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__CreateSourceRequest>) throws(MessageError) {
    self.init()
    self.provider = try Lift.string(c.pointee.f1, "provider")
    self.secret = try Sensitive(Lift.string(c.pointee.f2, "secret"))
    self.idempotencyKey = try Lift.string(c.pointee.f3, "idempotency_key")
    self.scheme = try Lift.message(c.pointee.f4, "scheme")
    self.inboundAgent = try Lift.string(c.pointee.f5, "inbound_agent")
    self.apiKey = try Lift.message(c.pointee.f6, "api_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__CreateSourceRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.provider)
    c.pointee.f2 = try arena.copy(self.secret.reveal())
    c.pointee.f3 = try arena.copy(self.idempotencyKey)
    c.pointee.f4 = try arena.lower(ifAny: self.scheme)
    c.pointee.f5 = try arena.copy(self.inboundAgent)
    c.pointee.f6 = try arena.lower(ifAny: self.apiKey)
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

extension RotateSourceSecretRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__rotate_source_secret_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__RotateSourceSecretRequest>) throws(MessageError) {
    self.init()
    self.sourceID = try Lift.string(c.pointee.f1, "source_id")
    self.secret = try Sensitive(Lift.string(c.pointee.f2, "secret"))
    self.scheme = try Lift.message(c.pointee.f3, "scheme")
    if c.pointee.o0_case.rawValue == 4 {
      self.overlapSeconds = c.pointee.f4
    }
    self.idempotencyKey = try Lift.string(c.pointee.f5, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__RotateSourceSecretRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.sourceID)
    c.pointee.f2 = try arena.copy(self.secret.reveal())
    c.pointee.f3 = try arena.lower(ifAny: self.scheme)
    if let value = self.overlapSeconds {
      c.pointee.o0_case = .init(4)
      c.pointee.f4 = value
    }
    c.pointee.f5 = try arena.copy(self.idempotencyKey)
  }
}

extension RotateSourceSecretResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__rotate_source_secret_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__RotateSourceSecretResponse>) throws(MessageError) {
    self.init()
    self.source = try Lift.message(c.pointee.f1, "source")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__RotateSourceSecretResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.source)
  }
}

extension UpdateSourceRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__update_source_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__UpdateSourceRequest>) throws(MessageError) {
    self.init()
    self.sourceID = try Lift.string(c.pointee.f1, "source_id")
    self.state = try Lift.string(c.pointee.f2, "state")
    if c.pointee.o0_case.rawValue == 3 {
      self.inboundAgent = try Lift.string(c.pointee.f3, "inbound_agent")
    }
    self.apiKey = try Lift.message(c.pointee.f4, "api_key")
    self.idempotencyKey = try Lift.string(c.pointee.f5, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__UpdateSourceRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.sourceID)
    c.pointee.f2 = try arena.copy(self.state)
    if let value = self.inboundAgent {
      c.pointee.o0_case = .init(3)
      c.pointee.f3 = try arena.copy(value)
    }
    c.pointee.f4 = try arena.lower(ifAny: self.apiKey)
    c.pointee.f5 = try arena.copy(self.idempotencyKey)
  }
}

extension UpdateSourceResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__update_source_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__UpdateSourceResponse>) throws(MessageError) {
    self.init()
    self.source = try Lift.message(c.pointee.f1, "source")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__UpdateSourceResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.source)
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
    self.state = try Lift.string(c.pointee.f2, "state")
    self.agentID = try Lift.string(c.pointee.f3, "agent_id")
    self.provider = try Lift.string(c.pointee.f4, "provider")
    self.direction = try Lift.string(c.pointee.f5, "direction")
    self.usageState = try Lift.string(c.pointee.f6, "usage_state")
    self.receivedFrom = try Lift.message(c.pointee.f7, "received_from")
    self.receivedTo = try Lift.message(c.pointee.f8, "received_to")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListCallsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
    c.pointee.f2 = try arena.copy(self.state)
    c.pointee.f3 = try arena.copy(self.agentID)
    c.pointee.f4 = try arena.copy(self.provider)
    c.pointee.f5 = try arena.copy(self.direction)
    c.pointee.f6 = try arena.copy(self.usageState)
    c.pointee.f7 = try arena.lower(ifAny: self.receivedFrom)
    c.pointee.f8 = try arena.lower(ifAny: self.receivedTo)
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

extension ListUnchargedCallsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_uncharged_calls_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListUnchargedCallsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListUnchargedCallsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension UnchargedCall: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__uncharged_call__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__UnchargedCall>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.providerCallID = try Lift.string(c.pointee.f3, "provider_call_id")
    self.endedAt = try Lift.message(c.pointee.f4, "ended_at")
    self.receivedAt = try Lift.message(c.pointee.f5, "received_at")
    self.seconds = c.pointee.f6
    if c.pointee.o0_case.rawValue == 7 {
      self.chargedSeconds = c.pointee.f7
    }
    self.standing = try Lift.string(c.pointee.f8, "standing")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__UnchargedCall>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.copy(self.providerCallID)
    c.pointee.f4 = try arena.lower(ifAny: self.endedAt)
    c.pointee.f5 = try arena.lower(ifAny: self.receivedAt)
    c.pointee.f6 = self.seconds
    if let value = self.chargedSeconds {
      c.pointee.o0_case = .init(7)
      c.pointee.f7 = value
    }
    c.pointee.f8 = try arena.copy(self.standing)
  }
}

extension ListUnchargedCallsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_uncharged_calls_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListUnchargedCallsResponse>) throws(MessageError) {
    self.init()
    self.calls = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "calls")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListUnchargedCallsResponse>, _ arena: Arena) throws(MessageError) {
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

extension CallReference: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__call_reference__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__CallReference>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__CallReference>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.callID)
  }
}

extension GetCallFactsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_call_facts_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetCallFactsRequest>) throws(MessageError) {
    self.init()
    self.calls = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "calls")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetCallFactsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.calls) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension CallFacts: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__call_facts__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__CallFacts>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
    self.agentID = try Lift.string(c.pointee.f3, "agent_id")
    self.provider = try Lift.string(c.pointee.f4, "provider")
    self.providerCallID = try Lift.string(c.pointee.f5, "provider_call_id")
    self.direction = try Lift.string(c.pointee.f6, "direction")
    self.fromNumber = try Sensitive(Lift.string(c.pointee.f7, "from_number"))
    self.toNumber = try Sensitive(Lift.string(c.pointee.f8, "to_number"))
    self.startedAt = try Lift.message(c.pointee.f9, "started_at")
    self.endedAt = try Lift.message(c.pointee.f10, "ended_at")
    if c.pointee.o0_case.rawValue == 11 {
      self.durationMs = c.pointee.f11
    }
    self.endReason = try Lift.string(c.pointee.f12, "end_reason")
    self.version = c.pointee.f13
    self.summary = try Sensitive(Lift.string(c.pointee.f14, "summary"))
    self.sentiment = try Lift.string(c.pointee.f15, "sentiment")
    if c.pointee.o1_case.rawValue == 16 {
      self.successful = c.pointee.f16 != 0
    }
    self.state = try Lift.string(c.pointee.f17, "state")
    if c.pointee.o2_case.rawValue == 18 {
      self.seconds = c.pointee.f18
    }
    self.recordingURL = try Sensitive(Lift.string(c.pointee.f19, "recording_url"))
    self.hasTranscript = c.pointee.f20 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__CallFacts>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = try arena.copy(self.agentID)
    c.pointee.f4 = try arena.copy(self.provider)
    c.pointee.f5 = try arena.copy(self.providerCallID)
    c.pointee.f6 = try arena.copy(self.direction)
    c.pointee.f7 = try arena.copy(self.fromNumber.reveal())
    c.pointee.f8 = try arena.copy(self.toNumber.reveal())
    c.pointee.f9 = try arena.lower(ifAny: self.startedAt)
    c.pointee.f10 = try arena.lower(ifAny: self.endedAt)
    if let value = self.durationMs {
      c.pointee.o0_case = .init(11)
      c.pointee.f11 = value
    }
    c.pointee.f12 = try arena.copy(self.endReason)
    c.pointee.f13 = self.version
    c.pointee.f14 = try arena.copy(self.summary.reveal())
    c.pointee.f15 = try arena.copy(self.sentiment)
    if let value = self.successful {
      c.pointee.o1_case = .init(16)
      c.pointee.f16 = value ? 1 : 0
    }
    c.pointee.f17 = try arena.copy(self.state)
    if let value = self.seconds {
      c.pointee.o2_case = .init(18)
      c.pointee.f18 = value
    }
    c.pointee.f19 = try arena.copy(self.recordingURL.reveal())
    c.pointee.f20 = self.hasTranscript ? 1 : 0
  }
}

extension GetCallFactsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_call_facts_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetCallFactsResponse>) throws(MessageError) {
    self.init()
    self.facts = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "facts")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetCallFactsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.facts) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension GetTranscriptRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_transcript_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetTranscriptRequest>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetTranscriptRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.callID)
  }
}

extension Turn: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__turn__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__Turn>) throws(MessageError) {
    self.init()
    self.role = try Lift.string(c.pointee.f1, "role")
    self.text = try Sensitive(Lift.string(c.pointee.f2, "text"))
    if c.pointee.o0_case.rawValue == 3 {
      self.startMs = c.pointee.f3
    }
    if c.pointee.o1_case.rawValue == 4 {
      self.endMs = c.pointee.f4
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__Turn>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.role)
    c.pointee.f2 = try arena.copy(self.text.reveal())
    if let value = self.startMs {
      c.pointee.o0_case = .init(3)
      c.pointee.f3 = value
    }
    if let value = self.endMs {
      c.pointee.o1_case = .init(4)
      c.pointee.f4 = value
    }
  }
}

extension GetTranscriptResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_transcript_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetTranscriptResponse>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
    self.turns = try Lift.messages(c.pointee.n_f2, c.pointee.f2, "turns")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetTranscriptResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.turns) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension NewStreamEvent: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__new_stream_event__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__NewStreamEvent>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.eventID = try Lift.string(c.pointee.f2, "event_id")
    self.kind = try Lift.string(c.pointee.f3, "kind")
    self.at = try Lift.message(c.pointee.f4, "at")
    self.payload = try Lift.string(c.pointee.f5, "payload")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__NewStreamEvent>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.eventID)
    c.pointee.f3 = try arena.copy(self.kind)
    c.pointee.f4 = try arena.lower(ifAny: self.at)
    c.pointee.f5 = try arena.copy(self.payload)
  }
}

extension AppendEventsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__append_events_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__AppendEventsRequest>) throws(MessageError) {
    self.init()
    self.events = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "events")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__AppendEventsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.events) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension AppendEventsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__append_events_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__AppendEventsResponse>) throws(MessageError) {
    self.init()
    self.appended = c.pointee.f1
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__AppendEventsResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.appended
  }
}

extension StreamEvent: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__stream_event__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__StreamEvent>) throws(MessageError) {
    self.init()
    self.sequence = c.pointee.f1
    self.eventID = try Lift.string(c.pointee.f2, "event_id")
    self.kind = try Lift.string(c.pointee.f3, "kind")
    self.at = try Lift.message(c.pointee.f4, "at")
    self.payload = try Lift.string(c.pointee.f5, "payload")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__StreamEvent>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.sequence
    c.pointee.f2 = try arena.copy(self.eventID)
    c.pointee.f3 = try arena.copy(self.kind)
    c.pointee.f4 = try arena.lower(ifAny: self.at)
    c.pointee.f5 = try arena.copy(self.payload)
  }
}

extension ListStreamEventsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_stream_events_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListStreamEventsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListStreamEventsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListStreamEventsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_stream_events_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListStreamEventsResponse>) throws(MessageError) {
    self.init()
    self.events = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "events")
    self.page = try Lift.message(c.pointee.f2, "page")
    self.isReset = c.pointee.f3 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListStreamEventsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.events) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
    c.pointee.f3 = self.isReset ? 1 : 0
  }
}

extension StreamEventsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__stream_events_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__StreamEventsRequest>) throws(MessageError) {
    self.init()
    self.cursor = try Lift.string(c.pointee.f1, "cursor")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__StreamEventsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.cursor)
  }
}

extension StreamEventsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__stream_events_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__StreamEventsResponse>) throws(MessageError) {
    self.init()
    self.event = try Lift.message(c.pointee.f1, "event")
    self.cursor = try Lift.string(c.pointee.f2, "cursor")
    self.isReset = c.pointee.f3 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__StreamEventsResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.event)
    c.pointee.f2 = try arena.copy(self.cursor)
    c.pointee.f3 = self.isReset ? 1 : 0
  }
}

extension StartBackfillRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__start_backfill_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__StartBackfillRequest>) throws(MessageError) {
    self.init()
    self.sourceID = try Lift.string(c.pointee.f1, "source_id")
    self.windowFrom = try Lift.message(c.pointee.f2, "window_from")
    self.windowTo = try Lift.message(c.pointee.f3, "window_to")
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__StartBackfillRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.sourceID)
    c.pointee.f2 = try arena.lower(ifAny: self.windowFrom)
    c.pointee.f3 = try arena.lower(ifAny: self.windowTo)
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension Backfill: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__backfill__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__Backfill>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.sourceID = try Lift.string(c.pointee.f2, "source_id")
    self.windowFrom = try Lift.message(c.pointee.f3, "window_from")
    self.windowTo = try Lift.message(c.pointee.f4, "window_to")
    self.state = try Lift.string(c.pointee.f5, "state")
    self.listed = c.pointee.f6
    self.known = c.pointee.f7
    self.missing = c.pointee.f8
    self.amended = c.pointee.f9
    self.startedAt = try Lift.message(c.pointee.f10, "started_at")
    self.endedAt = try Lift.message(c.pointee.f11, "ended_at")
    self.reason = try Lift.string(c.pointee.f12, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__Backfill>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.sourceID)
    c.pointee.f3 = try arena.lower(ifAny: self.windowFrom)
    c.pointee.f4 = try arena.lower(ifAny: self.windowTo)
    c.pointee.f5 = try arena.copy(self.state)
    c.pointee.f6 = self.listed
    c.pointee.f7 = self.known
    c.pointee.f8 = self.missing
    c.pointee.f9 = self.amended
    c.pointee.f10 = try arena.lower(ifAny: self.startedAt)
    c.pointee.f11 = try arena.lower(ifAny: self.endedAt)
    c.pointee.f12 = try arena.copy(self.reason)
  }
}

extension StartBackfillResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__start_backfill_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__StartBackfillResponse>) throws(MessageError) {
    self.init()
    self.backfill = try Lift.message(c.pointee.f1, "backfill")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__StartBackfillResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.backfill)
  }
}

extension GetBackfillRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_backfill_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetBackfillRequest>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetBackfillRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
  }
}

extension GetBackfillResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_backfill_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetBackfillResponse>) throws(MessageError) {
    self.init()
    self.backfill = try Lift.message(c.pointee.f1, "backfill")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetBackfillResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.backfill)
  }
}

extension ListBackfillsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_backfills_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListBackfillsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListBackfillsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListBackfillsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_backfills_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListBackfillsResponse>) throws(MessageError) {
    self.init()
    self.backfills = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "backfills")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListBackfillsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.backfills) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension CreateTestCallRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__create_test_call_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__CreateTestCallRequest>) throws(MessageError) {
    self.init()
    self.sourceID = try Lift.string(c.pointee.f1, "source_id")
    self.providerAgentID = try Lift.string(c.pointee.f2, "provider_agent_id")
    self.fromNumber = try Sensitive(Lift.string(c.pointee.f3, "from_number"))
    self.toNumber = try Sensitive(Lift.string(c.pointee.f4, "to_number"))
    self.idempotencyKey = try Lift.string(c.pointee.f5, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__CreateTestCallRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.sourceID)
    c.pointee.f2 = try arena.copy(self.providerAgentID)
    c.pointee.f3 = try arena.copy(self.fromNumber.reveal())
    c.pointee.f4 = try arena.copy(self.toNumber.reveal())
    c.pointee.f5 = try arena.copy(self.idempotencyKey)
  }
}

extension TestCall: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__test_call__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__TestCall>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.sourceID = try Lift.string(c.pointee.f2, "source_id")
    self.state = try Lift.string(c.pointee.f3, "state")
    self.providerCallID = try Lift.string(c.pointee.f4, "provider_call_id")
    self.reason = try Lift.string(c.pointee.f5, "reason")
    self.createdAt = try Lift.message(c.pointee.f6, "created_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__TestCall>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.sourceID)
    c.pointee.f3 = try arena.copy(self.state)
    c.pointee.f4 = try arena.copy(self.providerCallID)
    c.pointee.f5 = try arena.copy(self.reason)
    c.pointee.f6 = try arena.lower(ifAny: self.createdAt)
  }
}

extension CreateTestCallResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__create_test_call_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__CreateTestCallResponse>) throws(MessageError) {
    self.init()
    self.testCall = try Lift.message(c.pointee.f1, "test_call")
    self.accessToken = try Sensitive(Lift.string(c.pointee.f2, "access_token"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__CreateTestCallResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.testCall)
    c.pointee.f2 = try arena.copy(self.accessToken.reveal())
  }
}

extension ListTestCallsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_test_calls_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListTestCallsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListTestCallsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListTestCallsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__list_test_calls_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ListTestCallsResponse>) throws(MessageError) {
    self.init()
    self.testCalls = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "test_calls")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ListTestCallsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.testCalls) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
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
    self.origin = try Lift.string(c.pointee.f7, "origin")
    self.attempts = c.pointee.f8
    self.crashes = c.pointee.f9
    self.firstAt = try Lift.message(c.pointee.f10, "first_at")
    self.resolvedAt = try Lift.message(c.pointee.f11, "resolved_at")
    self.resolution = try Lift.string(c.pointee.f12, "resolution")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__DeadLetter>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.kind)
    c.pointee.f3 = try arena.copy(self.ref)
    c.pointee.f4 = try arena.copy(self.reason)
    c.pointee.f5 = try arena.lower(ifAny: self.diedAt)
    c.pointee.f6 = try arena.copy(self.fingerprint)
    c.pointee.f7 = try arena.copy(self.origin)
    c.pointee.f8 = self.attempts
    c.pointee.f9 = self.crashes
    c.pointee.f10 = try arena.lower(ifAny: self.firstAt)
    c.pointee.f11 = try arena.lower(ifAny: self.resolvedAt)
    c.pointee.f12 = try arena.copy(self.resolution)
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

extension GetDeadLetterRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_dead_letter_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetDeadLetterRequest>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetDeadLetterRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
  }
}

extension GetDeadLetterResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__get_dead_letter_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__GetDeadLetterResponse>) throws(MessageError) {
    self.init()
    self.deadLetter = try Lift.message(c.pointee.f1, "dead_letter")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__GetDeadLetterResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.deadLetter)
  }
}

extension DeadLetterSelector: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__dead_letter_selector__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__DeadLetterSelector>) throws(MessageError) {
    self.init()
    self.ids = try Lift.list(c.pointee.n_f1, c.pointee.f1, "ids") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.fingerprint = try Lift.string(c.pointee.f2, "fingerprint")
    self.kind = try Lift.string(c.pointee.f3, "kind")
    self.all = c.pointee.f4 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__DeadLetterSelector>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.ids) { element throws(MessageError) in
      try arena.copy(element)
    }
    c.pointee.f2 = try arena.copy(self.fingerprint)
    c.pointee.f3 = try arena.copy(self.kind)
    c.pointee.f4 = self.all ? 1 : 0
  }
}

extension ReplayDeadLettersRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__replay_dead_letters_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ReplayDeadLettersRequest>) throws(MessageError) {
    self.init()
    self.selector = try Lift.message(c.pointee.f1, "selector")
    self.reason = try Lift.string(c.pointee.f2, "reason")
    self.limit = c.pointee.f3
    self.perSecond = c.pointee.f4
    self.dryRun = c.pointee.f5 != 0
    self.idempotencyKey = try Lift.string(c.pointee.f6, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ReplayDeadLettersRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.selector)
    c.pointee.f2 = try arena.copy(self.reason)
    c.pointee.f3 = self.limit
    c.pointee.f4 = self.perSecond
    c.pointee.f5 = self.dryRun ? 1 : 0
    c.pointee.f6 = try arena.copy(self.idempotencyKey)
  }
}

extension ReplayDeadLettersResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__replay_dead_letters_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ReplayDeadLettersResponse>) throws(MessageError) {
    self.init()
    self.matched = c.pointee.f1
    self.replayed = c.pointee.f2
    self.lastsMs = c.pointee.f3
    self.deadLetters = try Lift.messages(c.pointee.n_f4, c.pointee.f4, "dead_letters")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ReplayDeadLettersResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.matched
    c.pointee.f2 = self.replayed
    c.pointee.f3 = self.lastsMs
    (c.pointee.n_f4, c.pointee.f4) = try arena.list(self.deadLetters) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension ResolveDeadLettersRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__resolve_dead_letters_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ResolveDeadLettersRequest>) throws(MessageError) {
    self.init()
    self.selector = try Lift.message(c.pointee.f1, "selector")
    self.reason = try Lift.string(c.pointee.f2, "reason")
    self.limit = c.pointee.f3
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ResolveDeadLettersRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.selector)
    c.pointee.f2 = try arena.copy(self.reason)
    c.pointee.f3 = self.limit
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension ResolveDeadLettersResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__resolve_dead_letters_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__ResolveDeadLettersResponse>) throws(MessageError) {
    self.init()
    self.resolved = c.pointee.f1
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__ResolveDeadLettersResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.resolved
  }
}

extension OrganizationState: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__organization_state__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__OrganizationState>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.closed = c.pointee.f2 != 0
    self.version = c.pointee.f3
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__OrganizationState>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = self.closed ? 1 : 0
    c.pointee.f3 = self.version
  }
}

extension NoteOrganizationsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__note_organizations_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__NoteOrganizationsRequest>) throws(MessageError) {
    self.init()
    self.organizations = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "organizations")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__NoteOrganizationsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.organizations) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension NoteOrganizationsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__webhooks__v1__note_organizations_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Webhooks__V1__NoteOrganizationsResponse>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Webhooks__V1__NoteOrganizationsResponse>, _ arena: Arena) throws(MessageError) {
  }
}
