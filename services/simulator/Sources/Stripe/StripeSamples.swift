/// Sample events of Stripe's, made by playing payments in a stand-in of their own.
public enum StripeSamples {
  /// Events by type: a paid recharge, a declined one, one that wants the customer, a refund that fails and a lost dispute.
  ///
  /// `seed` decides the ids; `now` is unix milliseconds. Each type has its last event.
  public static func events(seed: UInt64, atMilliseconds now: Int64) -> [String: JSONValue] {
    var player = Player(provider: StripeProvider(seed: seed), time: now)
    player.play()
    var events: [String: JSONValue] = [:]
    for event in player.provider.objects(in: "events") { events[event["type"]?.text ?? ""] = event }
    return events
  }

  /// The types of all sample events, sorted.
  public static let types = events(seed: 0, atMilliseconds: 0).keys.sorted()
}

/// Asks a stand-in what a client and a customer would.
private struct Player {
  var provider: StripeProvider
  let time: Int64

  mutating func play() {
    provider.settings.requestsPerSecond = nil
    let customer = send("/v1/customers", "name=Northwind%20Dental")["id"]?.text ?? ""
    let method = send("/v1/payment_methods/pm_card_visa/attach", "customer=\(customer)")["id"]?.text ?? ""
    let setup = send("/v1/setup_intents", "customer=\(customer)")["id"]?.text ?? ""
    _ = send("/v1/setup_intents/\(setup)/confirm", "payment_method=pm_card_mastercard")
    let form = "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&confirm=true"
    let canceled = send("/v1/payment_intents", "amount=2500&currency=usd&customer=\(customer)")["id"]?.text ?? ""
    _ = send("/v1/payment_intents/\(canceled)/cancel", "")
    provider.nextOutcomes = [.needsAuthentication]
    _ = send("/v1/payment_intents", form)
    if let decline = CardOutcome(named: "insufficient_funds") { provider.nextOutcomes = [decline] }
    _ = send("/v1/payment_intents", form + "&off_session=true")
    let paid = send("/v1/payment_intents", form + "&off_session=true&metadata[purpose]=auto_recharge")
    let refund = send("/v1/refunds", "payment_intent=\(paid["id"]?.text ?? "")&amount=1000")["id"]?.text ?? ""
    _ = try? provider.failRefund(refund, at: time / 1_000)
    let charge = paid["latest_charge"]?.text ?? ""
    if let dispute = provider.openDispute(of: charge, reason: "fraudulent", at: time / 1_000)?["id"]?.text {
      _ = try? provider.closeDispute(dispute, isWon: false, at: time / 1_000)
    }
  }

  private mutating func send(_ path: String, _ form: String) -> JSONValue {
    let request = ProviderRequest(
      method: "POST", path: path.split(separator: "/").map(String.init),
      headers: ["authorization": "Bearer sk_test_samples"], body: Array(form.utf8), time: time)
    let response = provider.answer(request).response
    return ProviderRequest(method: "", path: [], body: response.body, time: 0).json ?? [:]
  }
}
