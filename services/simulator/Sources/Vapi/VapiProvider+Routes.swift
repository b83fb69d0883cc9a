internal import Foundation

extension VapiProvider {
  static let routes = RouteTable<VapiProvider>([
    Route("GET", "/call") { (state, request) throws(Refusal) in try state.listCalls(request) },
    Route("POST", "/call") { (state, request) throws(Refusal) in try state.createCall(request, isWeb: false) },
    Route("POST", "/call/web") { (state, request) throws(Refusal) in try state.createCall(request, isWeb: true) },
    Route("GET", "/call/{id}") { (state, request) throws(Refusal) in
      guard let call = state.calls[request.parameters["id"] ?? ""] else { throw Refusal(state.notFound(request)) }
      return .json(call)
    },
    Route("DELETE", "/call/{id}") { (state, request) throws(Refusal) in
      let id = request.parameters["id"] ?? ""
      guard let call = state.calls[id] else { throw Refusal(state.notFound(request)) }
      state.calls[id] = nil
      return .json(call)
    },
    Route("GET", "/assistant") { (state, request) throws(Refusal) in
      let limit = request.query["limit"].flatMap(Int.init) ?? 100
      return .json(.array(Array(state.assistants.all.reversed().prefix(max(0, limit)))))
    },
    Route("POST", "/assistant") { (state, request) throws(Refusal) in .json(state.makeAssistant(request), status: 201)
    },
    Route("GET", "/assistant/{id}") { (state, request) throws(Refusal) in
      guard let found = state.assistants[request.parameters["id"] ?? ""] else { throw Refusal(state.notFound(request)) }
      return .json(found)
    },
    Route("PATCH", "/assistant/{id}") { (state, request) throws(Refusal) in
      let id = request.parameters["id"] ?? ""
      guard let found = state.assistants[id] else { throw Refusal(state.notFound(request)) }
      guard let body = request.json, body.members != nil else { throw Refusal(error(400, ["body must be an object"])) }
      // Each named member is replaced whole.
      let changed = found.merging(body).merging([
        "id": .string(id), "updatedAt": .string(WireTime.text(milliseconds: request.time)),
      ])
      state.assistants[id] = changed
      return .json(changed)
    },
    Route("GET", "/phone-number") { (state, _) throws(Refusal) in .json(.array(state.numbers.all)) },
    Route("GET", "/v2/phone-number") { (state, _) throws(Refusal) in
      .json([
        "results": .array(state.numbers.all),
        "metadata": [
          "itemsPerPage": 100, "totalItems": .integer(Int64(state.numbers.count)), "currentPage": 1,
          "hasNextPage": false,
        ],
      ])
    },
  ])

  static let controls = RouteTable<VapiProvider>([
    Route("POST", "/calls") { (state, request) throws(Refusal) in try state.play(request) },
    Route("POST", "/assistants") { (state, request) throws(Refusal) in .json(state.makeAssistant(request), status: 201)
    },
  ])

  private mutating func makeAssistant(_ request: ProviderRequest) -> JSONValue {
    let body = request.json ?? [:]
    let id = body["id"]?.text ?? identifiers.uuid()
    let text = JSONValue.string(WireTime.text(milliseconds: request.time))
    let assistant = body.merging([
      "id": .string(id), "orgId": "0b5e1c1a-1111-4222-8333-444455556666", "createdAt": text, "updatedAt": text,
    ])
    assistants[id] = assistant
    return assistant
  }

  /// A bare list, newest first.
  private func listCalls(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let query = request.query
    guard let limit = query["limit"].map(Int.init) ?? 100, (1...1_000).contains(limit) else {
      throw Refusal(Self.error(400, ["limit must not be greater than 1000"]))
    }
    let found = calls.all.filter { call in
      (query["assistantId"].map { $0 == call["assistantId"]?.text } ?? true)
        && (query["phoneNumberId"].map { $0 == call["phoneNumberId"]?.text } ?? true)
        && (query["id"].map { $0 == call["id"]?.text } ?? true)
        && ["createdAt", "updatedAt"].allSatisfy { Self.isWithin(call, $0, query) }
    }.sorted { ($0["createdAt"]?.text ?? "") > ($1["createdAt"]?.text ?? "") }
    return .json(.array(Array(found.prefix(limit))))
  }

  private static func isWithin(_ call: JSONValue, _ field: String, _ query: FormFields) -> Bool {
    let time = call[field]?.text.flatMap(WireTime.milliseconds) ?? 0
    func bound(_ suffix: String) -> Int64? { query[field + suffix].flatMap(WireTime.milliseconds) }
    return (bound("Ge").map { time >= $0 } ?? true) && (bound("Gt").map { time > $0 } ?? true)
      && (bound("Le").map { time <= $0 } ?? true) && (bound("Lt").map { time < $0 } ?? true)
  }

  private mutating func createCall(_ request: ProviderRequest, isWeb: Bool) throws(Refusal) -> ProviderResponse {
    let body = request.json ?? [:]
    guard body["assistantId"] != nil || body["assistant"] != nil else {
      throw Refusal(Self.error(400, ["assistantId or assistant is required."]))
    }
    let number = body["customer"]?["number"]?.text
    guard isWeb || number?.wholeMatch(of: /\+[1-9]\d{6,14}/) != nil else {
      throw Refusal(Self.error(400, ["customer.number must be a valid phone number in the E.164 format."]))
    }
    guard isWeb || body["phoneNumberId"] != nil || body["phoneNumber"] != nil else {
      throw Refusal(Self.error(400, ["Couldn't Get Phone Number. Need Either `phoneNumberId` Or `phoneNumber`."]))
    }
    let id = VapiCallScript.makeCallID(using: &generator)
    let text = JSONValue.string(WireTime.text(milliseconds: request.time))
    var call: JSONValue = [
      "id": .string(id), "orgId": "0b5e1c1a-1111-4222-8333-444455556666",
      "type": isWeb ? "webCall" : "outboundPhoneCall", "status": "queued",
    ]
    for name in ["assistantId", "phoneNumberId", "customer", "name"] where body[name] != nil {
      call[name] = body[name]
    }
    call["createdAt"] = text
    call["updatedAt"] = text
    calls[id] = call
    call["subscriptionLimits"] = [
      "concurrencyBlocked": false, "concurrencyLimit": .integer(settings.concurrencyLimit),
      "remainingConcurrentCalls": .integer(settings.concurrencyLimit - 1),
    ]
    if isWeb { call["webCallUrl"] = .string("https://web.example.com/\(id)") }
    return .json(call, status: 201)
  }

  /// Accepts a call and sends its messages. 202 with its id, 400 with a reason.
  private mutating func play(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let wanted: VapiCallRequest
    do throws(SettingsError) {
      wanted = try SettingsDocument.decode(VapiCallRequest.self, from: request.body)
    } catch {
      throw Refusal(.json(["error": .string(error.description)], status: 400))
    }
    let events = (wanted.events ?? VapiEvent.lifeOfACall.map(\.rawValue)).compactMap(VapiEvent.init(rawValue:))
    let end = wanted.endedAtMilliseconds ?? request.time
    let script = VapiCallScript(
      callID: wanted.callID ?? VapiCallScript.makeCallID(using: &generator), assistantID: wanted.assistantID,
      from: wanted.from ?? "+15550104444", to: wanted.to ?? "+15550108888",
      startedAtMilliseconds: end &- wanted.durationMilliseconds, durationMilliseconds: wanted.durationMilliseconds)
    calls[script.callID] = script.resource
    for event in events {
      outbox.append(
        OutgoingWebhook(
          url: wanted.webhookTarget, event: event.rawValue, subject: script.callID,
          body: Array(script.body(of: event).json().utf8),
          signing: .vapi(wanted.credential, messageID: identifiers.token("msg_", length: 24)), policy: .vapi))
    }
    return .json(
      ["call_id": .string(script.callID), "deliveries": .integer(Int64(events.count))], status: 202)
  }
}

extension DeliveryPolicy {
  /// Vapi repeats nothing by itself; these are the repeats of the back-off plan that our assistants are given.
  public static let vapi = DeliveryPolicy(
    timeout: .seconds(20), maximumRetries: 5, firstPause: .seconds(1), retries: .everyFailure)
}
