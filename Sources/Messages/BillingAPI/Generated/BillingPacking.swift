// Made from switchboard/billing/v1/billing.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages
internal import RPCAPI

extension GetWalletRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__get_wallet_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GetWalletRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetWalletRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension GetWalletResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__get_wallet_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GetWalletResponse>) throws(MessageError) {
    self.init()
    self.balance = try Lift.message(c.pointee.f1, "balance")
    self.paid = try Lift.message(c.pointee.f2, "paid")
    self.promo = try Lift.message(c.pointee.f3, "promo")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetWalletResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.balance)
    c.pointee.f2 = try arena.lower(ifAny: self.paid)
    c.pointee.f3 = try arena.lower(ifAny: self.promo)
  }
}

extension Transfer: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__transfer__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__Transfer>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.kind = try Lift.string(c.pointee.f2, "kind")
    self.amount = try Lift.message(c.pointee.f3, "amount")
    self.balanceAfter = try Lift.message(c.pointee.f4, "balance_after")
    self.callID = try Lift.string(c.pointee.f5, "call_id")
    self.createdAt = try Lift.message(c.pointee.f6, "created_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__Transfer>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.kind)
    c.pointee.f3 = try arena.lower(ifAny: self.amount)
    c.pointee.f4 = try arena.lower(ifAny: self.balanceAfter)
    c.pointee.f5 = try arena.copy(self.callID)
    c.pointee.f6 = try arena.lower(ifAny: self.createdAt)
  }
}

extension ListTransfersRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__list_transfers_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ListTransfersRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ListTransfersRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListTransfersResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__list_transfers_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ListTransfersResponse>) throws(MessageError) {
    self.init()
    self.transfers = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "transfers")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ListTransfersResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.transfers) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension GetChargeRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__get_charge_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GetChargeRequest>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetChargeRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
  }
}

extension GetChargeResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__get_charge_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GetChargeResponse>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
    self.seconds = c.pointee.f2
    self.amount = try Lift.message(c.pointee.f3, "amount")
    self.rateID = try Lift.string(c.pointee.f4, "rate_id")
    self.callVersion = c.pointee.f5
    self.chargedAt = try Lift.message(c.pointee.f6, "charged_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetChargeResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
    c.pointee.f2 = self.seconds
    c.pointee.f3 = try arena.lower(ifAny: self.amount)
    c.pointee.f4 = try arena.copy(self.rateID)
    c.pointee.f5 = self.callVersion
    c.pointee.f6 = try arena.lower(ifAny: self.chargedAt)
  }
}

extension GrantPromoRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__grant_promo_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GrantPromoRequest>) throws(MessageError) {
    self.init()
    self.amount = try Lift.message(c.pointee.f1, "amount")
    self.reason = try Lift.string(c.pointee.f2, "reason")
    self.idempotencyKey = try Lift.string(c.pointee.f3, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GrantPromoRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.amount)
    c.pointee.f2 = try arena.copy(self.reason)
    c.pointee.f3 = try arena.copy(self.idempotencyKey)
  }
}

extension GrantPromoResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__grant_promo_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GrantPromoResponse>) throws(MessageError) {
    self.init()
    self.transferID = try Lift.string(c.pointee.f1, "transfer_id")
    self.balance = try Lift.message(c.pointee.f2, "balance")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GrantPromoResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.transferID)
    c.pointee.f2 = try arena.lower(ifAny: self.balance)
  }
}

extension ChargeItem: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__charge_item__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ChargeItem>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
    self.callVersion = c.pointee.f3
    self.seconds = c.pointee.f4
    self.pricedAt = try Lift.message(c.pointee.f5, "priced_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ChargeItem>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = self.callVersion
    c.pointee.f4 = self.seconds
    c.pointee.f5 = try arena.lower(ifAny: self.pricedAt)
  }
}

extension ChargeCallsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__charge_calls_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ChargeCallsRequest>) throws(MessageError) {
    self.init()
    self.items = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "items")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ChargeCallsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.items) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension ChargeResult: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__charge_result__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ChargeResult>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
    self.outcome = ChargeOutcome(rawValue: c.pointee.f3)
    self.amount = try Lift.message(c.pointee.f4, "amount")
    self.reason = try Lift.string(c.pointee.f5, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ChargeResult>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = self.outcome.rawValue
    c.pointee.f4 = try arena.lower(ifAny: self.amount)
    c.pointee.f5 = try arena.copy(self.reason)
  }
}

extension ChargeCallsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__charge_calls_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ChargeCallsResponse>) throws(MessageError) {
    self.init()
    self.results = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "results")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ChargeCallsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.results) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}
