// Made from switchboard/integrations/v1/integrations.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages
internal import RPCAPI

extension Appointment: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__appointment__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__Appointment>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.agentID = try Lift.string(c.pointee.f2, "agent_id")
    self.connectionID = try Lift.string(c.pointee.f3, "connection_id")
    self.status = AppointmentStatus(rawValue: c.pointee.f4)
    self.reason = try Lift.string(c.pointee.f5, "reason")
    self.startsAt = try Lift.message(c.pointee.f6, "starts_at")
    self.endsAt = try Lift.message(c.pointee.f7, "ends_at")
    self.timeZone = try Lift.string(c.pointee.f8, "time_zone")
    self.title = try Sensitive(Lift.string(c.pointee.f9, "title"))
    self.notes = try Sensitive(Lift.string(c.pointee.f10, "notes"))
    self.guestEmail = try Sensitive(Lift.string(c.pointee.f11, "guest_email"))
    self.contactID = try Lift.string(c.pointee.f12, "contact_id")
    self.callID = try Lift.string(c.pointee.f13, "call_id")
    self.createdAt = try Lift.message(c.pointee.f14, "created_at")
    self.updatedAt = try Lift.message(c.pointee.f15, "updated_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__Appointment>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.agentID)
    c.pointee.f3 = try arena.copy(self.connectionID)
    c.pointee.f4 = self.status.rawValue
    c.pointee.f5 = try arena.copy(self.reason)
    c.pointee.f6 = try arena.lower(ifAny: self.startsAt)
    c.pointee.f7 = try arena.lower(ifAny: self.endsAt)
    c.pointee.f8 = try arena.copy(self.timeZone)
    c.pointee.f9 = try arena.copy(self.title.reveal())
    c.pointee.f10 = try arena.copy(self.notes.reveal())
    c.pointee.f11 = try arena.copy(self.guestEmail.reveal())
    c.pointee.f12 = try arena.copy(self.contactID)
    c.pointee.f13 = try arena.copy(self.callID)
    c.pointee.f14 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f15 = try arena.lower(ifAny: self.updatedAt)
  }
}

extension GetBusyTimesRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_busy_times_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetBusyTimesRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    self.from = try Lift.message(c.pointee.f2, "from")
    self.to = try Lift.message(c.pointee.f3, "to")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetBusyTimesRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    c.pointee.f2 = try arena.lower(ifAny: self.from)
    c.pointee.f3 = try arena.lower(ifAny: self.to)
  }
}

extension BusyTime: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__busy_time__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__BusyTime>) throws(MessageError) {
    self.init()
    self.startsAt = try Lift.message(c.pointee.f1, "starts_at")
    self.endsAt = try Lift.message(c.pointee.f2, "ends_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__BusyTime>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.startsAt)
    c.pointee.f2 = try arena.lower(ifAny: self.endsAt)
  }
}

extension GetBusyTimesResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_busy_times_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetBusyTimesResponse>) throws(MessageError) {
    self.init()
    self.busy = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "busy")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetBusyTimesResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.busy) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension BookAppointmentRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__book_appointment_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__BookAppointmentRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    self.startsAt = try Lift.message(c.pointee.f2, "starts_at")
    self.endsAt = try Lift.message(c.pointee.f3, "ends_at")
    self.timeZone = try Lift.string(c.pointee.f4, "time_zone")
    self.title = try Sensitive(Lift.string(c.pointee.f5, "title"))
    self.notes = try Sensitive(Lift.string(c.pointee.f6, "notes"))
    self.guestEmail = try Sensitive(Lift.string(c.pointee.f7, "guest_email"))
    self.contactID = try Lift.string(c.pointee.f8, "contact_id")
    self.callID = try Lift.string(c.pointee.f9, "call_id")
    self.idempotencyKey = try Lift.string(c.pointee.f10, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__BookAppointmentRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    c.pointee.f2 = try arena.lower(ifAny: self.startsAt)
    c.pointee.f3 = try arena.lower(ifAny: self.endsAt)
    c.pointee.f4 = try arena.copy(self.timeZone)
    c.pointee.f5 = try arena.copy(self.title.reveal())
    c.pointee.f6 = try arena.copy(self.notes.reveal())
    c.pointee.f7 = try arena.copy(self.guestEmail.reveal())
    c.pointee.f8 = try arena.copy(self.contactID)
    c.pointee.f9 = try arena.copy(self.callID)
    c.pointee.f10 = try arena.copy(self.idempotencyKey)
  }
}

extension BookAppointmentResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__book_appointment_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__BookAppointmentResponse>) throws(MessageError) {
    self.init()
    self.appointment = try Lift.message(c.pointee.f1, "appointment")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__BookAppointmentResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.appointment)
  }
}

extension CancelAppointmentRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__cancel_appointment_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__CancelAppointmentRequest>) throws(MessageError) {
    self.init()
    self.appointmentID = try Lift.string(c.pointee.f1, "appointment_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__CancelAppointmentRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.appointmentID)
  }
}

extension CancelAppointmentResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__cancel_appointment_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__CancelAppointmentResponse>) throws(MessageError) {
    self.init()
    self.appointment = try Lift.message(c.pointee.f1, "appointment")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__CancelAppointmentResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.appointment)
  }
}

extension ListAppointmentsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__list_appointments_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ListAppointmentsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
    self.agentID = try Lift.string(c.pointee.f2, "agent_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ListAppointmentsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
    c.pointee.f2 = try arena.copy(self.agentID)
  }
}

extension ListAppointmentsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__list_appointments_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ListAppointmentsResponse>) throws(MessageError) {
    self.init()
    self.appointments = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "appointments")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ListAppointmentsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.appointments) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension GetAppointmentRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_appointment_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetAppointmentRequest>) throws(MessageError) {
    self.init()
    self.appointmentID = try Lift.string(c.pointee.f1, "appointment_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetAppointmentRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.appointmentID)
  }
}

extension GetAppointmentResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_appointment_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetAppointmentResponse>) throws(MessageError) {
    self.init()
    self.appointment = try Lift.message(c.pointee.f1, "appointment")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetAppointmentResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.appointment)
  }
}

extension Assistant: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__assistant__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__Assistant>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.providerAgentID = try Lift.string(c.pointee.f3, "provider_agent_id")
    self.name = try Sensitive(Lift.string(c.pointee.f4, "name"))
    self.firstMessage = try Sensitive(Lift.string(c.pointee.f5, "first_message"))
    self.prompt = try Sensitive(Lift.string(c.pointee.f6, "prompt"))
    self.webhookURL = try Sensitive(Lift.string(c.pointee.f7, "webhook_url"))
    self.previousWebhookURL = try Sensitive(Lift.string(c.pointee.f8, "previous_webhook_url"))
    self.state = AssistantState(rawValue: c.pointee.f9)
    self.reason = try Lift.string(c.pointee.f10, "reason")
    self.wantedVersion = c.pointee.f11
    self.syncedVersion = c.pointee.f12
    self.attempts = c.pointee.f13
    self.updatedAt = try Lift.message(c.pointee.f14, "updated_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__Assistant>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.copy(self.providerAgentID)
    c.pointee.f4 = try arena.copy(self.name.reveal())
    c.pointee.f5 = try arena.copy(self.firstMessage.reveal())
    c.pointee.f6 = try arena.copy(self.prompt.reveal())
    c.pointee.f7 = try arena.copy(self.webhookURL.reveal())
    c.pointee.f8 = try arena.copy(self.previousWebhookURL.reveal())
    c.pointee.f9 = self.state.rawValue
    c.pointee.f10 = try arena.copy(self.reason)
    c.pointee.f11 = self.wantedVersion
    c.pointee.f12 = self.syncedVersion
    c.pointee.f13 = self.attempts
    c.pointee.f14 = try arena.lower(ifAny: self.updatedAt)
  }
}

extension PutAssistantRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__put_assistant_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__PutAssistantRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    self.apiKey = try Sensitive(Lift.string(c.pointee.f2, "api_key"))
    self.name = try Sensitive(Lift.string(c.pointee.f3, "name"))
    self.firstMessage = try Sensitive(Lift.string(c.pointee.f4, "first_message"))
    self.prompt = try Sensitive(Lift.string(c.pointee.f5, "prompt"))
    self.webhookURL = try Sensitive(Lift.string(c.pointee.f6, "webhook_url"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__PutAssistantRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    c.pointee.f2 = try arena.copy(self.apiKey.reveal())
    c.pointee.f3 = try arena.copy(self.name.reveal())
    c.pointee.f4 = try arena.copy(self.firstMessage.reveal())
    c.pointee.f5 = try arena.copy(self.prompt.reveal())
    c.pointee.f6 = try arena.copy(self.webhookURL.reveal())
  }
}

extension PutAssistantResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__put_assistant_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__PutAssistantResponse>) throws(MessageError) {
    self.init()
    self.assistant = try Lift.message(c.pointee.f1, "assistant")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__PutAssistantResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.assistant)
  }
}

extension GetAssistantRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_assistant_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetAssistantRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetAssistantRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
  }
}

extension GetAssistantResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_assistant_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetAssistantResponse>) throws(MessageError) {
    self.init()
    self.assistant = try Lift.message(c.pointee.f1, "assistant")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetAssistantResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.assistant)
  }
}

extension SyncAssistantRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__sync_assistant_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__SyncAssistantRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__SyncAssistantRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
  }
}

extension SyncAssistantResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__sync_assistant_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__SyncAssistantResponse>) throws(MessageError) {
    self.init()
    self.assistant = try Lift.message(c.pointee.f1, "assistant")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__SyncAssistantResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.assistant)
  }
}

extension SyncItem: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__sync_item__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__SyncItem>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.agentID = try Lift.string(c.pointee.f2, "agent_id")
    self.callID = try Lift.string(c.pointee.f3, "call_id")
    self.callVersion = c.pointee.f4
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__SyncItem>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.agentID)
    c.pointee.f3 = try arena.copy(self.callID)
    c.pointee.f4 = self.callVersion
  }
}

extension EnqueueSyncRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__enqueue_sync_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__EnqueueSyncRequest>) throws(MessageError) {
    self.init()
    self.items = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "items")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__EnqueueSyncRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.items) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension SyncResult: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__sync_result__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__SyncResult>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
    self.outcome = SyncOutcome(rawValue: c.pointee.f3)
    self.reason = try Lift.string(c.pointee.f4, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__SyncResult>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = self.outcome.rawValue
    c.pointee.f4 = try arena.copy(self.reason)
  }
}

extension EnqueueSyncResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__enqueue_sync_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__EnqueueSyncResponse>) throws(MessageError) {
    self.init()
    self.results = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "results")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__EnqueueSyncResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.results) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension Sync: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__sync__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__Sync>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.connectionID = try Lift.string(c.pointee.f2, "connection_id")
    self.callID = try Lift.string(c.pointee.f3, "call_id")
    self.agentID = try Lift.string(c.pointee.f4, "agent_id")
    self.provider = try Lift.string(c.pointee.f5, "provider")
    self.state = SyncState(rawValue: c.pointee.f6)
    self.reason = try Lift.string(c.pointee.f7, "reason")
    self.outsideID = try Lift.string(c.pointee.f8, "outside_id")
    self.outsideContactID = try Lift.string(c.pointee.f9, "outside_contact_id")
    self.syncedVersion = c.pointee.f10
    self.attempts = c.pointee.f11
    self.createdAt = try Lift.message(c.pointee.f12, "created_at")
    self.updatedAt = try Lift.message(c.pointee.f13, "updated_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__Sync>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.connectionID)
    c.pointee.f3 = try arena.copy(self.callID)
    c.pointee.f4 = try arena.copy(self.agentID)
    c.pointee.f5 = try arena.copy(self.provider)
    c.pointee.f6 = self.state.rawValue
    c.pointee.f7 = try arena.copy(self.reason)
    c.pointee.f8 = try arena.copy(self.outsideID)
    c.pointee.f9 = try arena.copy(self.outsideContactID)
    c.pointee.f10 = self.syncedVersion
    c.pointee.f11 = self.attempts
    c.pointee.f12 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f13 = try arena.lower(ifAny: self.updatedAt)
  }
}

extension SyncLog: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__sync_log__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__SyncLog>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.syncID = try Lift.string(c.pointee.f2, "sync_id")
    self.connectionID = try Lift.string(c.pointee.f3, "connection_id")
    self.callID = try Lift.string(c.pointee.f4, "call_id")
    self.provider = try Lift.string(c.pointee.f5, "provider")
    self.attempt = c.pointee.f6
    self.startedAt = try Lift.message(c.pointee.f7, "started_at")
    self.endedAt = try Lift.message(c.pointee.f8, "ended_at")
    self.outcome = try Lift.string(c.pointee.f9, "outcome")
    self.reason = try Lift.string(c.pointee.f10, "reason")
    self.httpStatus = c.pointee.f11
    self.matches = c.pointee.f12
    self.outsideID = try Lift.string(c.pointee.f13, "outside_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__SyncLog>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.syncID)
    c.pointee.f3 = try arena.copy(self.connectionID)
    c.pointee.f4 = try arena.copy(self.callID)
    c.pointee.f5 = try arena.copy(self.provider)
    c.pointee.f6 = self.attempt
    c.pointee.f7 = try arena.lower(ifAny: self.startedAt)
    c.pointee.f8 = try arena.lower(ifAny: self.endedAt)
    c.pointee.f9 = try arena.copy(self.outcome)
    c.pointee.f10 = try arena.copy(self.reason)
    c.pointee.f11 = self.httpStatus
    c.pointee.f12 = self.matches
    c.pointee.f13 = try arena.copy(self.outsideID)
  }
}

extension ListSyncsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__list_syncs_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ListSyncsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
    self.connectionID = try Lift.string(c.pointee.f3, "connection_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ListSyncsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = try arena.copy(self.connectionID)
  }
}

extension ListSyncsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__list_syncs_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ListSyncsResponse>) throws(MessageError) {
    self.init()
    self.syncs = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "syncs")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ListSyncsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.syncs) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension GetSyncRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_sync_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetSyncRequest>) throws(MessageError) {
    self.init()
    self.syncID = try Lift.string(c.pointee.f1, "sync_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetSyncRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.syncID)
  }
}

extension GetSyncResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_sync_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetSyncResponse>) throws(MessageError) {
    self.init()
    self.sync = try Lift.message(c.pointee.f1, "sync")
    self.attempts = try Lift.messages(c.pointee.n_f2, c.pointee.f2, "attempts")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetSyncResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.sync)
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.attempts) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension ListSyncLogsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__list_sync_logs_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ListSyncLogsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ListSyncLogsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListSyncLogsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__list_sync_logs_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ListSyncLogsResponse>) throws(MessageError) {
    self.init()
    self.logs = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "logs")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ListSyncLogsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.logs) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension RetrySyncRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__retry_sync_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__RetrySyncRequest>) throws(MessageError) {
    self.init()
    self.syncID = try Lift.string(c.pointee.f1, "sync_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__RetrySyncRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.syncID)
  }
}

extension RetrySyncResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__retry_sync_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__RetrySyncResponse>) throws(MessageError) {
    self.init()
    self.sync = try Lift.message(c.pointee.f1, "sync")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__RetrySyncResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.sync)
  }
}

extension Connection: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__connection__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__Connection>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.agentID = try Lift.string(c.pointee.f2, "agent_id")
    self.provider = try Lift.string(c.pointee.f3, "provider")
    self.status = ConnectionStatus(rawValue: c.pointee.f4)
    self.outsideAccountID = try Lift.string(c.pointee.f5, "outside_account_id")
    self.outsideLabel = try Sensitive(Lift.string(c.pointee.f6, "outside_label"))
    self.scopes = try Lift.list(c.pointee.n_f7, c.pointee.f7, "scopes") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.reason = try Lift.string(c.pointee.f8, "reason")
    self.createdAt = try Lift.message(c.pointee.f9, "created_at")
    self.updatedAt = try Lift.message(c.pointee.f10, "updated_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__Connection>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.agentID)
    c.pointee.f3 = try arena.copy(self.provider)
    c.pointee.f4 = self.status.rawValue
    c.pointee.f5 = try arena.copy(self.outsideAccountID)
    c.pointee.f6 = try arena.copy(self.outsideLabel.reveal())
    (c.pointee.n_f7, c.pointee.f7) = try arena.list(self.scopes) { element throws(MessageError) in
      try arena.copy(element)
    }
    c.pointee.f8 = try arena.copy(self.reason)
    c.pointee.f9 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f10 = try arena.lower(ifAny: self.updatedAt)
  }
}

extension StartConnectRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__start_connect_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__StartConnectRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.returnTo = try Lift.string(c.pointee.f3, "return_to")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__StartConnectRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.copy(self.returnTo)
  }
}

extension StartConnectResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__start_connect_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__StartConnectResponse>) throws(MessageError) {
    self.init()
    self.authorizeURL = try Sensitive(Lift.string(c.pointee.f1, "authorize_url"))
    self.browserCookie = try Sensitive(Lift.string(c.pointee.f2, "browser_cookie"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__StartConnectResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.authorizeURL.reveal())
    c.pointee.f2 = try arena.copy(self.browserCookie.reveal())
  }
}

extension InviteConnectRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__invite_connect_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__InviteConnectRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    self.provider = try Lift.string(c.pointee.f2, "provider")
    self.returnTo = try Lift.string(c.pointee.f3, "return_to")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__InviteConnectRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    c.pointee.f2 = try arena.copy(self.provider)
    c.pointee.f3 = try arena.copy(self.returnTo)
  }
}

extension InviteConnectResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__invite_connect_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__InviteConnectResponse>) throws(MessageError) {
    self.init()
    self.invitation = try Sensitive(Lift.string(c.pointee.f1, "invitation"))
    self.expiresAt = try Lift.message(c.pointee.f2, "expires_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__InviteConnectResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.invitation.reveal())
    c.pointee.f2 = try arena.lower(ifAny: self.expiresAt)
  }
}

extension StartInvitedConnectRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__start_invited_connect_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__StartInvitedConnectRequest>) throws(MessageError) {
    self.init()
    self.provider = try Lift.string(c.pointee.f1, "provider")
    self.invitation = try Sensitive(Lift.string(c.pointee.f2, "invitation"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__StartInvitedConnectRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.provider)
    c.pointee.f2 = try arena.copy(self.invitation.reveal())
  }
}

extension FinishConnectRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__finish_connect_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__FinishConnectRequest>) throws(MessageError) {
    self.init()
    self.provider = try Lift.string(c.pointee.f1, "provider")
    self.state = try Sensitive(Lift.string(c.pointee.f2, "state"))
    self.code = try Sensitive(Lift.string(c.pointee.f3, "code"))
    self.error = try Lift.string(c.pointee.f4, "error")
    self.issuer = try Lift.string(c.pointee.f5, "issuer")
    self.browserCookie = try Sensitive(Lift.string(c.pointee.f6, "browser_cookie"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__FinishConnectRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.provider)
    c.pointee.f2 = try arena.copy(self.state.reveal())
    c.pointee.f3 = try arena.copy(self.code.reveal())
    c.pointee.f4 = try arena.copy(self.error)
    c.pointee.f5 = try arena.copy(self.issuer)
    c.pointee.f6 = try arena.copy(self.browserCookie.reveal())
  }
}

extension FinishConnectResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__finish_connect_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__FinishConnectResponse>) throws(MessageError) {
    self.init()
    self.connectionID = try Lift.string(c.pointee.f1, "connection_id")
    self.status = ConnectionStatus(rawValue: c.pointee.f2)
    self.returnTo = try Lift.string(c.pointee.f3, "return_to")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__FinishConnectResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.connectionID)
    c.pointee.f2 = self.status.rawValue
    c.pointee.f3 = try arena.copy(self.returnTo)
  }
}

extension ConfirmConnectionRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__confirm_connection_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ConfirmConnectionRequest>) throws(MessageError) {
    self.init()
    self.connectionID = try Lift.string(c.pointee.f1, "connection_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ConfirmConnectionRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.connectionID)
  }
}

extension ConfirmConnectionResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__confirm_connection_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ConfirmConnectionResponse>) throws(MessageError) {
    self.init()
    self.connection = try Lift.message(c.pointee.f1, "connection")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ConfirmConnectionResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.connection)
  }
}

extension RejectConnectionRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__reject_connection_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__RejectConnectionRequest>) throws(MessageError) {
    self.init()
    self.connectionID = try Lift.string(c.pointee.f1, "connection_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__RejectConnectionRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.connectionID)
  }
}

extension RejectConnectionResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__reject_connection_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__RejectConnectionResponse>) throws(MessageError) {
    self.init()
    self.connection = try Lift.message(c.pointee.f1, "connection")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__RejectConnectionResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.connection)
  }
}

extension DisconnectRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__disconnect_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__DisconnectRequest>) throws(MessageError) {
    self.init()
    self.connectionID = try Lift.string(c.pointee.f1, "connection_id")
    self.revokeAtProvider = c.pointee.f2 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__DisconnectRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.connectionID)
    c.pointee.f2 = self.revokeAtProvider ? 1 : 0
  }
}

extension DisconnectResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__disconnect_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__DisconnectResponse>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__DisconnectResponse>, _ arena: Arena) throws(MessageError) {
  }
}

extension ListConnectionsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__list_connections_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ListConnectionsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ListConnectionsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListConnectionsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__list_connections_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ListConnectionsResponse>) throws(MessageError) {
    self.init()
    self.connections = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "connections")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ListConnectionsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.connections) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension GetConnectionRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_connection_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetConnectionRequest>) throws(MessageError) {
    self.init()
    self.connectionID = try Lift.string(c.pointee.f1, "connection_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetConnectionRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.connectionID)
  }
}

extension GetConnectionResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_connection_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetConnectionResponse>) throws(MessageError) {
    self.init()
    self.connection = try Lift.message(c.pointee.f1, "connection")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetConnectionResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.connection)
  }
}

extension Contact: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__contact__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__Contact>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.phone = try Sensitive(Lift.string(c.pointee.f2, "phone"))
    self.email = try Sensitive(Lift.string(c.pointee.f3, "email"))
    self.name = try Sensitive(Lift.string(c.pointee.f4, "name"))
    self.version = c.pointee.f5
    self.createdAt = try Lift.message(c.pointee.f6, "created_at")
    self.updatedAt = try Lift.message(c.pointee.f7, "updated_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__Contact>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.phone.reveal())
    c.pointee.f3 = try arena.copy(self.email.reveal())
    c.pointee.f4 = try arena.copy(self.name.reveal())
    c.pointee.f5 = self.version
    c.pointee.f6 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f7 = try arena.lower(ifAny: self.updatedAt)
  }
}

extension ContactItem: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__contact_item__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ContactItem>) throws(MessageError) {
    self.init()
    self.phone = try Sensitive(Lift.string(c.pointee.f1, "phone"))
    self.email = try Sensitive(Lift.string(c.pointee.f2, "email"))
    self.name = try Sensitive(Lift.string(c.pointee.f3, "name"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ContactItem>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.phone.reveal())
    c.pointee.f2 = try arena.copy(self.email.reveal())
    c.pointee.f3 = try arena.copy(self.name.reveal())
  }
}

extension UpsertContactsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__upsert_contacts_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__UpsertContactsRequest>) throws(MessageError) {
    self.init()
    self.items = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "items")
    self.defaultCallingCode = try Lift.string(c.pointee.f2, "default_calling_code")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__UpsertContactsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.items) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.copy(self.defaultCallingCode)
  }
}

extension ContactResult: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__contact_result__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ContactResult>) throws(MessageError) {
    self.init()
    self.contactID = try Lift.string(c.pointee.f1, "contact_id")
    self.created = c.pointee.f2 != 0
    self.reason = try Lift.string(c.pointee.f3, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ContactResult>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.contactID)
    c.pointee.f2 = self.created ? 1 : 0
    c.pointee.f3 = try arena.copy(self.reason)
  }
}

extension UpsertContactsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__upsert_contacts_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__UpsertContactsResponse>) throws(MessageError) {
    self.init()
    self.results = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "results")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__UpsertContactsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.results) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension LookUpContactsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__look_up_contacts_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__LookUpContactsRequest>) throws(MessageError) {
    self.init()
    self.phones = try Lift.list(c.pointee.n_f1, c.pointee.f1, "phones") { element throws(MessageError) in
      try Sensitive(Lift.string(element))
    }
    self.defaultCallingCode = try Lift.string(c.pointee.f2, "default_calling_code")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__LookUpContactsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.phones) { element throws(MessageError) in
      try arena.copy(element.reveal())
    }
    c.pointee.f2 = try arena.copy(self.defaultCallingCode)
  }
}

extension FoundContact: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__found_contact__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__FoundContact>) throws(MessageError) {
    self.init()
    self.index = c.pointee.f1
    self.contact = try Lift.message(c.pointee.f2, "contact")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__FoundContact>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.index
    c.pointee.f2 = try arena.lower(ifAny: self.contact)
  }
}

extension LookUpContactsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__look_up_contacts_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__LookUpContactsResponse>) throws(MessageError) {
    self.init()
    self.found = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "found")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__LookUpContactsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.found) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension SearchContactsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__search_contacts_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__SearchContactsRequest>) throws(MessageError) {
    self.init()
    self.text = try Sensitive(Lift.string(c.pointee.f1, "text"))
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__SearchContactsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.text.reveal())
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension SearchContactsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__search_contacts_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__SearchContactsResponse>) throws(MessageError) {
    self.init()
    self.contacts = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "contacts")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__SearchContactsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.contacts) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension GetContactRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_contact_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetContactRequest>) throws(MessageError) {
    self.init()
    self.contactID = try Lift.string(c.pointee.f1, "contact_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetContactRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.contactID)
  }
}

extension GetContactResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__get_contact_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__GetContactResponse>) throws(MessageError) {
    self.init()
    self.contact = try Lift.message(c.pointee.f1, "contact")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__GetContactResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.contact)
  }
}

extension ConnectionReview: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__connection_review__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ConnectionReview>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.at = try Lift.message(c.pointee.f2, "at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ConnectionReview>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.lower(ifAny: self.at)
  }
}

extension ReviewConnectionsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__review_connections_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ReviewConnectionsRequest>) throws(MessageError) {
    self.init()
    self.reviews = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "reviews")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ReviewConnectionsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.reviews) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension ReviewConnectionsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__integrations__v1__review_connections_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Integrations__V1__ReviewConnectionsResponse>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Integrations__V1__ReviewConnectionsResponse>, _ arena: Arena) throws(MessageError) {
  }
}
