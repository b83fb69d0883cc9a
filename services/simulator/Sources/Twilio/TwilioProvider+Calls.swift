extension TwilioProvider {
  /// What happens at Twilio without a request of ours.
  static let controls = RouteTable<TwilioProvider>([
    // {"status_callback", "voice_url"?, "from"?, "to"?, "call_sid"?, "duration_s"?, "ended_at_ms"?, "auth_token"?}: somebody calls.
    Route("POST", "/calls") { (state, request) throws(Refusal) in try state.play(request) }
  ])

  func resource(_ script: TwilioCallScript, status: String, at time: Int64) -> JSONValue {
    let isOver = status == "completed"
    func date(_ milliseconds: Int64) -> JSONValue { .string(TwilioText.date(milliseconds: milliseconds)) }
    return [
      "account_sid": .string(settings.account), "annotation": nil, "answered_by": nil, "api_version": "2010-04-01",
      "caller_name": "", "date_created": date(script.startedAtMilliseconds), "date_updated": date(time),
      "direction": script.isInbound ? "inbound" : "outbound-api",
      "duration": isOver ? .string(String(script.seconds)) : nil,
      "end_time": isOver ? date(script.startedAtMilliseconds + script.seconds * 1_000) : nil, "forwarded_from": "",
      "from": .string(script.from), "from_formatted": .string(script.from), "group_sid": nil, "parent_call_sid": nil,
      "phone_number_sid": "PN00000000000000000000000000000001", "price": isOver ? "-0.01700" : nil,
      "price_unit": "USD", "queue_time": "0", "sid": .string(script.callSID),
      "start_time": status == "queued" ? nil : date(script.startedAtMilliseconds), "status": .string(status),
      "to": .string(script.to), "to_formatted": .string(script.to), "trunk_sid": "",
      "uri": .string("/2010-04-01/Accounts/\(settings.account)/Calls/\(script.callSID).json"),
    ]
  }

  mutating func createCall(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    guard let to = form["To"], to.wholeMatch(of: /\+[1-9]\d{6,14}/) != nil else {
      throw Self.error(21_211, "The 'To' number \(form["To"] ?? "") is not a valid phone number.")
    }
    guard let from = form["From"] else { throw Self.error(21_213, "The 'From' number is required.") }
    guard form["Url"] != nil || form["Twiml"] != nil || form["ApplicationSid"] != nil else {
      throw Self.error(21_205, "Url parameter is required.")
    }
    let seconds = settings.callSeconds
    let script = TwilioCallScript(
      callSID: TwilioCallScript.makeSID(using: &generator), account: settings.account, from: from, to: to,
      isInbound: false, startedAtMilliseconds: request.time - (seconds ?? 0) * 1_000, seconds: seconds ?? 0)
    let call = resource(script, status: seconds == nil ? "queued" : "completed", at: request.time)
    stores["calls"]?[script.callSID] = call
    if seconds != nil, let url = form["StatusCallback"] {
      // Without a list Twilio tells of the end only.
      let given = form.fields.filter { $0.name == "StatusCallbackEvent" }.flatMap { $0.value.split(separator: " ") }
      let wanted = given.compactMap { TwilioCallScript.Event(rawValue: String($0)) }
      send(script, wanted.isEmpty ? [.completed] : wanted, to: url)
    }
    return .json(resource(script, status: "queued", at: request.time), status: 201)
  }

  private mutating func play(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let body = request.json ?? [:]
    guard let url = body["status_callback"]?.text, url.hasPrefix("http") else {
      throw Refusal(.json(["error": "status_callback is missing"], status: 400))
    }
    let seconds = body["duration_s"]?.integer ?? 73
    let end = body["ended_at_ms"]?.integer ?? request.time
    let script = TwilioCallScript(
      callSID: body["call_sid"]?.text ?? TwilioCallScript.makeSID(using: &generator), account: settings.account,
      from: body["from"]?.text ?? "+15550101234", to: body["to"]?.text ?? "+15550109999", isInbound: true,
      startedAtMilliseconds: end &- seconds &* 1_000, seconds: seconds)
    let call = resource(script, status: "completed", at: request.time)
    stores["calls"]?[script.callSID] = call
    if let token = body["auth_token"]?.text { settings.authToken = token }
    if let voice = body["voice_url"]?.text {
      send(script.incoming, to: voice, event: "voice.incoming", subject: script.callSID)
    }
    send(script, TwilioCallScript.Event.allCases, to: url)
    return .json(["call_sid": .string(script.callSID), "deliveries": 4], status: 202)
  }

  private mutating func send(_ script: TwilioCallScript, _ events: [TwilioCallScript.Event], to url: String) {
    for (position, event) in events.enumerated() {
      send(
        script.fields(of: event, position: position), to: url, event: "voice.status.\(event.rawValue)",
        subject: script.callSID)
    }
  }
}
