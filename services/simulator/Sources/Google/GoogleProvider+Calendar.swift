extension GoogleProvider {
  static let routes = RouteTable<GoogleProvider>(
    oauthRoutes + sheetRoutes + [
      Route("POST", "/calendar/v3/freeBusy") { (state, request) throws(Refusal) in try state.freeBusy(request) },
      Route("GET", "/calendar/v3/users/me/calendarList") { (state, _) throws(Refusal) in
        let readable = state.settings.readableCalendars
        return try state.inAccount(scopes: ["calendar", "calendar.readonly", "calendar.calendarlist.readonly"]) {
          (account) throws(GoogleProblem) in
          .json([
            "kind": "calendar#calendarList",
            "items": .array(
              account.calendars.keys.sorted().map { name in
                [
                  "id": .string(name), "primary": .bool(name == "primary"), "summary": .string(name),
                  "accessRole": readable.contains(name) ? "reader" : "owner", "timeZone": "UTC",
                ]
              }),
          ])
        }
      },
      Route("POST", "/calendar/v3/calendars/{calendar}/events") { (state, request) throws(Refusal) in
        let fallback = state.identifiers.hexadecimal(digits: 26)
        let organizer = state.settings.email
        return try state.inCalendar(request, writes: true) { (calendar) throws(GoogleProblem) in
          .json(
            try calendar.insert(
              request.json ?? [:], fallback: fallback, organizer: organizer, at: request.time))
        }
      },
      Route("GET", "/calendar/v3/calendars/{calendar}/events") { (state, request) throws(Refusal) in
        try state.inCalendar(request, writes: false) { (calendar) throws(GoogleProblem) in
          .json(["kind": "calendar#events", "items": .array(calendar.all.filter { $0["status"] != "cancelled" })])
        }
      },
      Route("GET", "/calendar/v3/calendars/{calendar}/events/{id}") { (state, request) throws(Refusal) in
        try state.inCalendar(request, writes: false) { (calendar) throws(GoogleProblem) in
          guard let event = calendar.events[request.parameters["id"] ?? ""] else { throw .notFound }
          return .json(event)
        }
      },
      Route("PATCH", "/calendar/v3/calendars/{calendar}/events/{id}") { (state, request) throws(Refusal) in
        try state.inCalendar(request, writes: true) { (calendar) throws(GoogleProblem) in
          .json(
            try calendar.patch(
              request.parameters["id"] ?? "", request.json ?? [:], tag: request.headers["if-match"], at: request.time))
        }
      },
      Route("DELETE", "/calendar/v3/calendars/{calendar}/events/{id}") { (state, request) throws(Refusal) in
        try state.inCalendar(request, writes: true) { (calendar) throws(GoogleProblem) in
          try calendar.delete(request.parameters["id"] ?? "")
          return .empty(204)
        }
      },
    ])

  /// What happens at Google without a client of ours.
  static let controls = RouteTable<GoogleProvider>([
    // {"account"?, "calendar"?, "event": {…}}: something that the person put into the calendar.
    Route("POST", "/events") { (state, request) throws(Refusal) in
      let body = request.json ?? [:]
      let subject = body["account"]?.text ?? state.settings.subject
      let name = body["calendar"]?.text ?? "primary"
      var account = state.accounts[subject] ?? Account()
      var calendar = account.calendars[name] ?? GoogleCalendar()
      do throws(GoogleProblem) {
        let event = try calendar.insert(
          body["event"] ?? [:], fallback: state.identifiers.hexadecimal(digits: 26), organizer: state.settings.email,
          at: request.time)
        account.calendars[name] = calendar
        state.accounts[subject] = account
        return .json(event, status: 201)
      } catch {
        throw Refusal(error.response)
      }
    },
    // {"account"?}: the person withdraws the app.
    Route("POST", "/uninstall") { (state, request) throws(Refusal) in
      let subject = request.json?["account"]?.text ?? state.settings.subject
      state.server.revokeAll(of: subject)
      state.server.revokeAll(of: subject + "|online")
      return .empty(204)
    },
  ])

  private mutating func inCalendar(
    _ request: ProviderRequest, writes: Bool,
    _ work: (inout GoogleCalendar) throws(GoogleProblem) -> ProviderResponse
  ) throws(Refusal) -> ProviderResponse {
    let name = request.parameters["calendar"] == settings.email ? "primary" : request.parameters["calendar"] ?? ""
    let isReadable = settings.readableCalendars.contains(name)
    return try inAccount(scopes: ["calendar.events", "calendar"]) { (account) throws(GoogleProblem) in
      guard var calendar = account.calendars[name] else { throw .notFound }
      guard !writes || !isReadable else { throw .writer }
      defer { account.calendars[name] = calendar }
      return try work(&calendar)
    }
  }

  private mutating func freeBusy(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let wanted = ["calendar", "calendar.readonly", "calendar.freebusy", "calendar.events.freebusy"]
    let email = settings.email
    return try inAccount(scopes: wanted) { (account) throws(GoogleProblem) in
      let body = request.json ?? [:]
      guard let start = body["timeMin"]?.text.flatMap(WireTime.milliseconds),
        let end = body["timeMax"]?.text.flatMap(WireTime.milliseconds)
      else { throw .invalid("Bad Request", reason: "badRequest") }
      guard start < end else {
        throw GoogleProblem(
          status: 400, reason: "timeRangeEmpty", message: "The specified time range is empty.", domain: "calendar",
          location: ["parameter", "timeMax"])
      }
      let items = (body["items"]?.elements ?? []).compactMap { $0["id"]?.text }
      guard items.count <= 50 else {
        throw .invalid("Too many calendars requested", reason: "tooManyCalendarsRequested")
      }
      let calendars = items.map { name in
        let calendar = account.calendars[name == email ? "primary" : name]
        // What cannot be looked up is told inside the 200: it is unknown, not free.
        let answer: JSONValue =
          calendar.map { ["busy": .array($0.busy(from: start, to: end))] }
          ?? ["errors": [["domain": "global", "reason": "notFound"]], "busy": []]
        return JSONValue.Member(name, answer)
      }
      return .json([
        "kind": "calendar#freeBusy", "timeMin": .string(WireTime.text(milliseconds: start)),
        "timeMax": .string(WireTime.text(milliseconds: end)), "calendars": .object(calendars),
      ])
    }
  }
}
