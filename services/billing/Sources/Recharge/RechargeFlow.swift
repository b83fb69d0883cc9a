internal import Identifiers
internal import Jobs
internal import Postgres

/// Brings one recharge forward, a transaction at a time: what the provider said goes in, what to ask it next comes out.
///
/// Every step locks the organization's accounts first, as whoever charges calls does, then the recharge. So caps are
/// counted by one at a time, and the two never wait for each other in a circle.
struct RechargeFlow: Sendable {
  let organization: OrganizationID
  let id: RechargeID
  /// The provider's event that told of it; empty where our own question did.
  var eventID = ""

  /// Takes in `answer`, nil at the start, writes what follows and says what to ask next.
  ///
  /// Throws `recharge_missing`, `balance_out_of_range`, `PostgresError`.
  func advance(_ answer: PaymentAnswer?, in transaction: Transaction) async throws -> RechargeStep {
    _ = try await AccountStore.lock(organization, in: transaction)
    guard let found = try await RechargeStore.lock(id, of: organization, in: transaction) else {
      throw BillingError.rechargeMissing
    }
    var recharge = found
    if recharge.machine.state == .requested {
      let event = try await permission(for: &recharge, in: transaction)
      try await handle(event, of: &recharge, in: transaction)
    }
    try await take(answer, into: &recharge, in: transaction)
    if recharge.isStale, recharge.machine.intent.isEmpty {
      recharge.reason = "never_created"
      try await handle(.expired, of: &recharge, in: transaction)
    }
    if recharge != found { try await RechargeStore.update(recharge, of: organization, in: transaction) }
    if recharge.machine.state == .succeeded, found.machine.state != .succeeded {
      // Calls that were charged meanwhile asked in vain, and may have used up what came.
      try await RechargeTrigger.pull(organization, in: transaction)
    }
    return try await next(recharge, after: answer, in: transaction)
  }

  /// What to ask to end a recharge whose owner does not act; nil where that is not what it waits for.
  func cancellation(in transaction: Transaction) async throws -> PaymentRequest? {
    guard let recharge = try await RechargeStore.find(id, of: organization, in: transaction),
      recharge.machine.state == .requiresAction
    else { return nil }
    return .cancelIntent(recharge.machine.intent, recharge: id)
  }

  // MARK: In

  private func take(
    _ answer: PaymentAnswer?, into recharge: inout Recharge, in transaction: Transaction
  ) async throws {
    switch answer {
    case .intent(let intent):
      if recharge.machine.intent.isEmpty {
        try await PaymentIntentStore.insert(intent.id, recharge: id, of: organization, in: transaction)
        try await handle(.created(intent.id), of: &recharge, in: transaction)
      }
      if recharge.machine.state.isLive { recharge.reason = intent.reason }
      try await handle(.reported(intent.report), of: &recharge, intent, in: transaction)
    case .customer(let customer):
      try await StripeCustomerStore.insert(customer, of: organization, in: transaction)
    case .refused(let reason):
      if recharge.machine.state.isLive { recharge.reason = reason }
      try await handle(.rejected, of: &recharge, in: transaction)
    case .unknown(let reason):
      if recharge.machine.state.isLive { recharge.reason = reason }
      try await handle(.lost, of: &recharge, in: transaction)
    case .notDone, .refunds, .dispute, .events, nil: break
    }
  }

  /// Caps, rule and wallet are asked when the money is about to be taken, whatever they were when it was wanted. What a
  /// rule takes is what is missing now.
  private func permission(
    for recharge: inout Recharge, in transaction: Transaction
  ) async throws -> RechargeMachine.Event {
    let standing = try await RechargeStanding.read(organization, in: transaction)
    do throws(RechargeOutlook.Obstacle) {
      switch recharge.trigger {
      case .automatic: recharge.amount = try standing.automaticAmount()
      case .manual: try standing.allows(recharge.amount)
      }
      return .permitted
    } catch {
      recharge.reason = error.rawValue
      if recharge.trigger == .automatic { try await RechargeTrigger.wait(error, organization, in: transaction) }
      return .refused
    }
  }

  // MARK: What follows

  private func handle(
    _ event: RechargeMachine.Event, of recharge: inout Recharge, _ intent: PaymentIntent? = nil,
    in transaction: Transaction
  ) async throws {
    for action in recharge.machine.handle(event) {
      switch action {
      case .credit:
        recharge.reason = ""
        try await credit(recharge, intent, in: transaction)
      case .countDecline:
        guard recharge.trigger == .automatic else { break }
        try await countDecline(isFinal: intent?.isDeclineFinal ?? false, in: transaction)
      case .askForAction:
        try await JobStore.enqueue([.rechargeExpiry(id, of: organization)], in: transaction)
        try await News.append([.recharge(recharge)], of: organization, in: transaction)
      case .tellFailure:
        try await News.append([.recharge(recharge)], of: organization, in: transaction)
      }
    }
  }

  /// Credits what the provider took, once for each PaymentIntent, whoever hears of it first.
  private func credit(_ recharge: Recharge, _ intent: PaymentIntent?, in transaction: Transaction) async throws {
    guard let intent, intent.received > .zero else { return }
    let isNews = try await PaymentPoster(organization: organization, eventID: eventID).post(
      .topUp, intent.received, object: intent.id, of: id, in: transaction)
    guard isNews else { return }
    try await WalletRuleStore.succeeded(organization, in: transaction)
    try await News.append([.recharge(recharge)], of: organization, in: transaction)
  }

  private func countDecline(isFinal: Bool, in transaction: Transaction) async throws {
    let balance = try await AccountStore.wallet(organization, in: transaction).balance
    guard var rule = try await WalletRuleStore.outlook(organization, balance: balance, in: transaction)?.rule else {
      return
    }
    let wasEnabled = rule.isEnabled
    let wait = rule.decline(isFinal: isFinal)
    try await WalletRuleStore.declined(rule, wait: wait ?? .zero, of: organization, in: transaction)
    if let wait {
      try await JobStore.enqueue([.rechargeCheck(of: organization, after: wait)], in: transaction)
    } else if wasEnabled {
      try await News.append([.rechargeDisabled(rule.disabledReason)], of: organization, in: transaction)
    }
  }

  // MARK: Out

  private func next(
    _ recharge: Recharge, after answer: PaymentAnswer?, in transaction: Transaction
  ) async throws -> RechargeStep {
    guard let question = recharge.machine.question else { return .rest(recharge) }
    if case .notDone(let reason, let until) = answer { return .later(recharge, reason: reason, until: until) }
    // What was just asked and is still unknown is not asked again at once.
    if answer != nil, recharge.machine.state == .unknown {
      return .later(recharge, reason: "outcome_unknown", until: nil)
    }
    switch question {
    case .read(let intent): return .ask(.readIntent(intent))
    case .confirm(let intent):
      return .ask(
        .confirmIntent(
          intent, recharge: id, paymentMethod: recharge.paymentMethod, isOwnerPresent: recharge.trigger == .manual))
    case .create:
      guard let customer = try await StripeCustomerStore.find(organization, in: transaction) else {
        return .ask(.createCustomer(organization))
      }
      return .ask(
        .createIntent(
          PaymentRequest.NewIntent(
            organization: organization, recharge: id, trigger: recharge.trigger, amount: recharge.amount,
            customer: customer, paymentMethod: recharge.paymentMethod)))
    }
  }
}

extension PaymentIntent {
  /// Why a recharge waits or failed, in a word.
  fileprivate var reason: String {
    switch report {
    case .actionRequired: "authentication_required"
    case .declined: declineReason.isEmpty ? "declined" : declineReason
    case .canceled: "canceled"
    case .processing: "processing"
    case .unconfirmed, .succeeded: ""
    }
  }
}
