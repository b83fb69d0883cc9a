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
    self.isOverdrawn = c.pointee.f4 != 0
    self.isFrozen = c.pointee.f5 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetWalletResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.balance)
    c.pointee.f2 = try arena.lower(ifAny: self.paid)
    c.pointee.f3 = try arena.lower(ifAny: self.promo)
    c.pointee.f4 = self.isOverdrawn ? 1 : 0
    c.pointee.f5 = self.isFrozen ? 1 : 0
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
    self.rateID = try Lift.string(c.pointee.f7, "rate_id")
    self.rechargeID = try Lift.string(c.pointee.f8, "recharge_id")
    self.providerObjectID = try Lift.string(c.pointee.f9, "provider_object_id")
    self.providerEventID = try Lift.string(c.pointee.f10, "provider_event_id")
    self.reason = try Lift.string(c.pointee.f11, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__Transfer>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.kind)
    c.pointee.f3 = try arena.lower(ifAny: self.amount)
    c.pointee.f4 = try arena.lower(ifAny: self.balanceAfter)
    c.pointee.f5 = try arena.copy(self.callID)
    c.pointee.f6 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f7 = try arena.copy(self.rateID)
    c.pointee.f8 = try arena.copy(self.rechargeID)
    c.pointee.f9 = try arena.copy(self.providerObjectID)
    c.pointee.f10 = try arena.copy(self.providerEventID)
    c.pointee.f11 = try arena.copy(self.reason)
  }
}

extension Posting: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__posting__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__Posting>) throws(MessageError) {
    self.init()
    self.account = try Lift.string(c.pointee.f1, "account")
    self.amount = try Lift.message(c.pointee.f2, "amount")
    self.accountSeq = c.pointee.f3
    self.balanceAfter = try Lift.message(c.pointee.f4, "balance_after")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__Posting>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.account)
    c.pointee.f2 = try arena.lower(ifAny: self.amount)
    c.pointee.f3 = self.accountSeq
    c.pointee.f4 = try arena.lower(ifAny: self.balanceAfter)
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

extension ExplainChargeRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__explain_charge_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ExplainChargeRequest>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ExplainChargeRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
  }
}

extension RatePrice: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__rate_price__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__RatePrice>) throws(MessageError) {
    self.init()
    self.microsPerMinute = c.pointee.f1
    self.incrementSeconds = c.pointee.f2
    self.rounding = RateRounding(rawValue: c.pointee.f3)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__RatePrice>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.microsPerMinute
    c.pointee.f2 = self.incrementSeconds
    c.pointee.f3 = self.rounding.rawValue
  }
}

extension ChargeStep: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__charge_step__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ChargeStep>) throws(MessageError) {
    self.init()
    self.transfer = try Lift.message(c.pointee.f1, "transfer")
    self.postings = try Lift.messages(c.pointee.n_f2, c.pointee.f2, "postings")
    if c.pointee.o0_case.rawValue == 3 {
      self.seconds = c.pointee.f3
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ChargeStep>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.transfer)
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.postings) { element throws(MessageError) in
      try arena.lower(element)
    }
    if let value = self.seconds {
      c.pointee.o0_case = .init(3)
      c.pointee.f3 = value
    }
  }
}

extension ExplainChargeResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__explain_charge_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ExplainChargeResponse>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
    self.seconds = c.pointee.f2
    self.amount = try Lift.message(c.pointee.f3, "amount")
    self.refunded = try Lift.message(c.pointee.f4, "refunded")
    self.paid = try Lift.message(c.pointee.f5, "paid")
    self.rateID = try Lift.string(c.pointee.f6, "rate_id")
    self.price = try Lift.message(c.pointee.f7, "price")
    self.callVersion = c.pointee.f8
    self.steps = try Lift.messages(c.pointee.n_f9, c.pointee.f9, "steps")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ExplainChargeResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
    c.pointee.f2 = self.seconds
    c.pointee.f3 = try arena.lower(ifAny: self.amount)
    c.pointee.f4 = try arena.lower(ifAny: self.refunded)
    c.pointee.f5 = try arena.lower(ifAny: self.paid)
    c.pointee.f6 = try arena.copy(self.rateID)
    c.pointee.f7 = try arena.lower(ifAny: self.price)
    c.pointee.f8 = self.callVersion
    (c.pointee.n_f9, c.pointee.f9) = try arena.list(self.steps) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension RefundCallRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__refund_call_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__RefundCallRequest>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
    self.amount = try Lift.message(c.pointee.f2, "amount")
    self.reason = try Lift.string(c.pointee.f3, "reason")
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__RefundCallRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
    c.pointee.f2 = try arena.lower(ifAny: self.amount)
    c.pointee.f3 = try arena.copy(self.reason)
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension RefundCallResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__refund_call_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__RefundCallResponse>) throws(MessageError) {
    self.init()
    self.transferID = try Lift.string(c.pointee.f1, "transfer_id")
    self.refunded = try Lift.message(c.pointee.f2, "refunded")
    self.remaining = try Lift.message(c.pointee.f3, "remaining")
    self.balance = try Lift.message(c.pointee.f4, "balance")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__RefundCallResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.transferID)
    c.pointee.f2 = try arena.lower(ifAny: self.refunded)
    c.pointee.f3 = try arena.lower(ifAny: self.remaining)
    c.pointee.f4 = try arena.lower(ifAny: self.balance)
  }
}

extension SetRateRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__set_rate_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__SetRateRequest>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.price = try Lift.message(c.pointee.f2, "price")
    self.validFrom = try Lift.message(c.pointee.f3, "valid_from")
    self.reason = try Lift.string(c.pointee.f4, "reason")
    self.idempotencyKey = try Lift.string(c.pointee.f5, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__SetRateRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.lower(ifAny: self.price)
    c.pointee.f3 = try arena.lower(ifAny: self.validFrom)
    c.pointee.f4 = try arena.copy(self.reason)
    c.pointee.f5 = try arena.copy(self.idempotencyKey)
  }
}

extension SetRateResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__set_rate_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__SetRateResponse>) throws(MessageError) {
    self.init()
    self.rateID = try Lift.string(c.pointee.f1, "rate_id")
    self.validFrom = try Lift.message(c.pointee.f2, "valid_from")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__SetRateResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.rateID)
    c.pointee.f2 = try arena.lower(ifAny: self.validFrom)
  }
}

extension FreezeRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__freeze_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__FreezeRequest>) throws(MessageError) {
    self.init()
    self.reason = try Lift.string(c.pointee.f1, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__FreezeRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.reason)
  }
}

extension FreezeResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__freeze_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__FreezeResponse>) throws(MessageError) {
    self.init()
    self.isFrozen = c.pointee.f1 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__FreezeResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.isFrozen ? 1 : 0
  }
}

extension UnfreezeRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__unfreeze_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__UnfreezeRequest>) throws(MessageError) {
    self.init()
    self.reason = try Lift.string(c.pointee.f1, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__UnfreezeRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.reason)
  }
}

extension UnfreezeResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__unfreeze_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__UnfreezeResponse>) throws(MessageError) {
    self.init()
    self.isFrozen = c.pointee.f1 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__UnfreezeResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.isFrozen ? 1 : 0
  }
}

extension RechargeRule: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__recharge_rule__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__RechargeRule>) throws(MessageError) {
    self.init()
    self.isEnabled = c.pointee.f1 != 0
    self.threshold = try Lift.message(c.pointee.f2, "threshold")
    self.target = try Lift.message(c.pointee.f3, "target")
    self.dailyCap = try Lift.message(c.pointee.f4, "daily_cap")
    self.monthlyCap = try Lift.message(c.pointee.f5, "monthly_cap")
    self.paymentMethod = try Lift.string(c.pointee.f6, "payment_method")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__RechargeRule>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.isEnabled ? 1 : 0
    c.pointee.f2 = try arena.lower(ifAny: self.threshold)
    c.pointee.f3 = try arena.lower(ifAny: self.target)
    c.pointee.f4 = try arena.lower(ifAny: self.dailyCap)
    c.pointee.f5 = try arena.lower(ifAny: self.monthlyCap)
    c.pointee.f6 = try arena.copy(self.paymentMethod)
  }
}

extension RechargeStanding: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__recharge_standing__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__RechargeStanding>) throws(MessageError) {
    self.init()
    self.chargesNow = c.pointee.f1 != 0
    self.amount = try Lift.message(c.pointee.f2, "amount")
    self.obstacle = try Lift.string(c.pointee.f3, "obstacle")
    self.declines = c.pointee.f4
    self.nextAllowedAt = try Lift.message(c.pointee.f5, "next_allowed_at")
    self.disabledReason = try Lift.string(c.pointee.f6, "disabled_reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__RechargeStanding>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.chargesNow ? 1 : 0
    c.pointee.f2 = try arena.lower(ifAny: self.amount)
    c.pointee.f3 = try arena.copy(self.obstacle)
    c.pointee.f4 = self.declines
    c.pointee.f5 = try arena.lower(ifAny: self.nextAllowedAt)
    c.pointee.f6 = try arena.copy(self.disabledReason)
  }
}

extension GetRechargeRuleRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__get_recharge_rule_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GetRechargeRuleRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetRechargeRuleRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension GetRechargeRuleResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__get_recharge_rule_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GetRechargeRuleResponse>) throws(MessageError) {
    self.init()
    self.rule = try Lift.message(c.pointee.f1, "rule")
    self.standing = try Lift.message(c.pointee.f2, "standing")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetRechargeRuleResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.rule)
    c.pointee.f2 = try arena.lower(ifAny: self.standing)
  }
}

extension SetRechargeRuleRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__set_recharge_rule_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__SetRechargeRuleRequest>) throws(MessageError) {
    self.init()
    self.rule = try Lift.message(c.pointee.f1, "rule")
    self.isPreview = c.pointee.f2 != 0
    self.idempotencyKey = try Lift.string(c.pointee.f3, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__SetRechargeRuleRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.rule)
    c.pointee.f2 = self.isPreview ? 1 : 0
    c.pointee.f3 = try arena.copy(self.idempotencyKey)
  }
}

extension SetRechargeRuleResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__set_recharge_rule_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__SetRechargeRuleResponse>) throws(MessageError) {
    self.init()
    self.rule = try Lift.message(c.pointee.f1, "rule")
    self.standing = try Lift.message(c.pointee.f2, "standing")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__SetRechargeRuleResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.rule)
    c.pointee.f2 = try arena.lower(ifAny: self.standing)
  }
}

extension TopUpRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__top_up_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__TopUpRequest>) throws(MessageError) {
    self.init()
    self.amount = try Lift.message(c.pointee.f1, "amount")
    self.paymentMethod = try Lift.string(c.pointee.f2, "payment_method")
    self.idempotencyKey = try Lift.string(c.pointee.f3, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__TopUpRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.amount)
    c.pointee.f2 = try arena.copy(self.paymentMethod)
    c.pointee.f3 = try arena.copy(self.idempotencyKey)
  }
}

extension TopUpResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__top_up_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__TopUpResponse>) throws(MessageError) {
    self.init()
    self.recharge = try Lift.message(c.pointee.f1, "recharge")
    self.clientSecret = try Sensitive(Lift.string(c.pointee.f2, "client_secret"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__TopUpResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.recharge)
    c.pointee.f2 = try arena.copy(self.clientSecret.reveal())
  }
}

extension Recharge: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__recharge__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__Recharge>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.trigger = try Lift.string(c.pointee.f2, "trigger")
    self.state = try Lift.string(c.pointee.f3, "state")
    self.amount = try Lift.message(c.pointee.f4, "amount")
    self.paymentIntent = try Lift.string(c.pointee.f5, "payment_intent")
    self.reason = try Lift.string(c.pointee.f6, "reason")
    self.createdAt = try Lift.message(c.pointee.f7, "created_at")
    self.resolvedAt = try Lift.message(c.pointee.f8, "resolved_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__Recharge>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.trigger)
    c.pointee.f3 = try arena.copy(self.state)
    c.pointee.f4 = try arena.lower(ifAny: self.amount)
    c.pointee.f5 = try arena.copy(self.paymentIntent)
    c.pointee.f6 = try arena.copy(self.reason)
    c.pointee.f7 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f8 = try arena.lower(ifAny: self.resolvedAt)
  }
}

extension ListRechargesRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__list_recharges_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ListRechargesRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ListRechargesRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListRechargesResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__list_recharges_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ListRechargesResponse>) throws(MessageError) {
    self.init()
    self.recharges = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "recharges")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ListRechargesResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.recharges) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension ApplyStripeEventRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__apply_stripe_event_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ApplyStripeEventRequest>) throws(MessageError) {
    self.init()
    self.eventID = try Lift.string(c.pointee.f1, "event_id")
    self.type = try Lift.string(c.pointee.f2, "type")
    self.objectID = try Lift.string(c.pointee.f3, "object_id")
    self.livemode = c.pointee.f4 != 0
    self.account = try Lift.string(c.pointee.f5, "account")
    self.created = try Lift.message(c.pointee.f6, "created")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ApplyStripeEventRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.eventID)
    c.pointee.f2 = try arena.copy(self.type)
    c.pointee.f3 = try arena.copy(self.objectID)
    c.pointee.f4 = self.livemode ? 1 : 0
    c.pointee.f5 = try arena.copy(self.account)
    c.pointee.f6 = try arena.lower(ifAny: self.created)
  }
}

extension ApplyStripeEventResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__apply_stripe_event_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ApplyStripeEventResponse>) throws(MessageError) {
    self.init()
    self.outcome = StripeEventOutcome(rawValue: c.pointee.f1)
    self.reason = try Lift.string(c.pointee.f2, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ApplyStripeEventResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.outcome.rawValue
    c.pointee.f2 = try arena.copy(self.reason)
  }
}

extension VerifyLedgerRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__verify_ledger_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__VerifyLedgerRequest>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__VerifyLedgerRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension LedgerViolation: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__ledger_violation__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__LedgerViolation>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.invariant = try Lift.string(c.pointee.f2, "invariant")
    self.subject = try Lift.string(c.pointee.f3, "subject")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__LedgerViolation>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.invariant)
    c.pointee.f3 = try arena.copy(self.subject)
  }
}

extension VerifyLedgerResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__verify_ledger_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__VerifyLedgerResponse>) throws(MessageError) {
    self.init()
    self.organizations = c.pointee.f1
    self.invariants = c.pointee.f2
    self.violations = try Lift.messages(c.pointee.n_f3, c.pointee.f3, "violations")
    self.page = try Lift.message(c.pointee.f4, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__VerifyLedgerResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.organizations
    c.pointee.f2 = self.invariants
    (c.pointee.n_f3, c.pointee.f3) = try arena.list(self.violations) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f4 = try arena.lower(ifAny: self.page)
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
    self.mayLower = c.pointee.f6 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ChargeItem>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = self.callVersion
    c.pointee.f4 = self.seconds
    c.pointee.f5 = try arena.lower(ifAny: self.pricedAt)
    c.pointee.f6 = self.mayLower ? 1 : 0
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

extension NoteClosedOrganizationsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__note_closed_organizations_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__NoteClosedOrganizationsRequest>) throws(MessageError) {
    self.init()
    self.orgIDs = try Lift.list(c.pointee.n_f1, c.pointee.f1, "org_ids") { element throws(MessageError) in
      try Lift.string(element)
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__NoteClosedOrganizationsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.orgIDs) { element throws(MessageError) in
      try arena.copy(element)
    }
  }
}

extension NoteClosedOrganizationsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__note_closed_organizations_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__NoteClosedOrganizationsResponse>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__NoteClosedOrganizationsResponse>, _ arena: Arena) throws(MessageError) {
  }
}

extension ReconcileStripeRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__reconcile_stripe_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ReconcileStripeRequest>) throws(MessageError) {
    self.init()
    self.since = try Lift.message(c.pointee.f1, "since")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ReconcileStripeRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.since)
  }
}

extension ReconcileStripeResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__reconcile_stripe_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ReconcileStripeResponse>) throws(MessageError) {
    self.init()
    self.listed = c.pointee.f1
    self.applied = c.pointee.f2
    self.failed = c.pointee.f3
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ReconcileStripeResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.listed
    c.pointee.f2 = self.applied
    c.pointee.f3 = self.failed
  }
}

extension GetCallChargesRequest: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__get_call_charges_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GetCallChargesRequest>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.callIDs = try Lift.list(c.pointee.n_f2, c.pointee.f2, "call_ids") { element throws(MessageError) in
      try Lift.string(element)
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetCallChargesRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.callIDs) { element throws(MessageError) in
      try arena.copy(element)
    }
  }
}

extension ChargedCall: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__charged_call__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__ChargedCall>) throws(MessageError) {
    self.init()
    self.callID = try Lift.string(c.pointee.f1, "call_id")
    self.seconds = c.pointee.f2
    self.callVersion = c.pointee.f3
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__ChargedCall>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.callID)
    c.pointee.f2 = self.seconds
    c.pointee.f3 = self.callVersion
  }
}

extension GetCallChargesResponse: LoweredMessage {
  package static let layout = Layout(switchboard__billing__v1__get_call_charges_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Billing__V1__GetCallChargesResponse>) throws(MessageError) {
    self.init()
    self.charges = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "charges")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Billing__V1__GetCallChargesResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.charges) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}
