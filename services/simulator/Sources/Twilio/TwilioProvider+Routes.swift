extension TwilioProvider {
  private static let base = "/2010-04-01/Accounts/{account}"

  static let routes = RouteTable<TwilioProvider>([
    Route("GET", base) { (state, _) throws(Refusal) in
      .json([
        "sid": .string(state.settings.account), "friendly_name": "Simulated account", "status": "active",
        "type": "Full",
      ])
    },
    Route("POST", base + "/Calls.json") { (state, request) throws(Refusal) in try state.createCall(request) },
    Route("GET", base + "/Calls.json") { (state, request) throws(Refusal) in state.page("calls", request) },
    Route("GET", base + "/Calls/{id}") { (state, request) throws(Refusal) in .json(try state.find("calls", request)) },
    Route("POST", base + "/Calls/{id}") { (state, request) throws(Refusal) in
      var call = try state.find("calls", request)
      if let status = request.form["Status"] {
        guard ["completed", "canceled"].contains(status) else { throw error(21_220, "Invalid call state") }
        call["status"] = .string(status)
        call["end_time"] = .string(TwilioText.date(milliseconds: request.time))
        state.stores["calls"]?[call["sid"]?.text ?? ""] = call
      }
      return .json(call)
    },
    Route("GET", base + "/Calls/{call}/Recordings.json") { (state, request) throws(Refusal) in
      state.page("recordings", request)
    },
    Route("GET", base + "/Recordings/{id}") { (state, request) throws(Refusal) in
      .json(try state.find("recordings", request))
    },
    Route("POST", base + "/Messages.json") { (state, request) throws(Refusal) in try state.createMessage(request) },
    Route("GET", base + "/Messages.json") { (state, request) throws(Refusal) in state.page("messages", request) },
    Route("GET", base + "/Messages/{id}") { (state, request) throws(Refusal) in
      .json(try state.find("messages", request))
    },
  ])

  private func find(_ kind: String, _ request: ProviderRequest) throws(Refusal) -> JSONValue {
    let id = (request.parameters["id"] ?? "").replacing(".json", with: "")
    guard let found = stores[kind]?[id] else { throw Refusal(notFound(request)) }
    return found
  }

  /// A page, newest first, followed by `next_page_uri`.
  private func page(_ kind: String, _ request: ProviderRequest) -> ProviderResponse {
    let size = min(max(request.query["PageSize"].flatMap(Int.init) ?? 50, 1), 1_000)
    let number = max(request.query["Page"].flatMap(Int.init) ?? 0, 0)
    let found = (stores[kind]?.all.reversed() ?? []).filter { item in
      [("To", "to"), ("From", "from"), ("Status", "status")].allSatisfy { name, field in
        request.query[name].map { $0 == item[field]?.text } ?? true
      } && (request.parameters["call"].map { $0 == item["call_sid"]?.text } ?? true)
    }
    let path = request.pathText
    let page = found.dropFirst(number * size).prefix(size)
    let hasMore = found.count > (number + 1) * size
    return .json([
      kind: .array(Array(page)), "page": .integer(Int64(number)), "page_size": .integer(Int64(size)),
      "first_page_uri": .string("\(path)?PageSize=\(size)&Page=0"), "uri": .string(path),
      "next_page_uri": hasMore ? .string("\(path)?PageSize=\(size)&Page=\(number + 1)") : nil,
      "previous_page_uri": nil, "start": .integer(Int64(number * size)),
      "end": .integer(Int64(number * size + max(page.count, 1) - 1)),
    ])
  }

  private mutating func createMessage(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    guard let to = form["To"], to.wholeMatch(of: /\+[1-9]\d{6,14}/) != nil else {
      throw Self.error(21_211, "The 'To' number \(form["To"] ?? "") is not a valid phone number.")
    }
    guard let from = form["From"] ?? form["MessagingServiceSid"] else {
      throw Self.error(21_603, "A 'From' phone number is required.")
    }
    guard let body = form["Body"], (1...1_600).contains(body.count) else {
      throw Self.error(body(form) ? 21_617 : 21_602, "Message body is required and has at most 1600 characters.")
    }
    let id = TwilioCallScript.makeSID("SM", using: &generator)
    let date = JSONValue.string(TwilioText.date(milliseconds: request.time))
    var message: JSONValue = [
      "account_sid": .string(settings.account), "api_version": "2010-04-01", "body": .string(body),
      "date_created": date, "date_sent": nil, "date_updated": date, "direction": "outbound-api", "error_code": nil,
      "error_message": nil, "from": .string(from), "messaging_service_sid": .optional(form["MessagingServiceSid"]),
      "num_media": "0", "num_segments": .string(String((body.count + 159) / 160)), "price": nil, "price_unit": "USD",
      "sid": .string(id), "status": "queued", "subresource_uris": [:], "to": .string(to),
      "uri": .string("/2010-04-01/Accounts/\(settings.account)/Messages/\(id).json"),
    ]
    let answer = message
    if settings.deliversMessages {
      message["status"] = "delivered"
      message["date_sent"] = date
      for status in ["sent", "delivered"] {
        guard let url = form["StatusCallback"] else { break }
        send(
          [
            ("MessageSid", id), ("SmsSid", id), ("MessageStatus", status), ("SmsStatus", status), ("To", to),
            ("From", from), ("AccountSid", settings.account), ("ApiVersion", "2010-04-01"),
          ], to: url, event: "message.\(status)", subject: id)
      }
    }
    stores["messages"]?[id] = message
    return .json(answer, status: 201)
  }

  private func body(_ form: FormFields) -> Bool { form["Body"]?.isEmpty == false }
}
