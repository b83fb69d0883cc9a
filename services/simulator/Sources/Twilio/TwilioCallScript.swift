/// One simulated call over Twilio: the parameters of each callback about it. Source: Twilio's documentation, "Call resource".
public struct TwilioCallScript: Sendable, Hashable {
  /// What happens to a call, in order.
  public enum Event: String, Sendable, Hashable, CaseIterable {
    case initiated, ringing, answered, completed
  }

  public var callSID: String
  public var account: String
  public var from: String
  public var to: String
  public var isInbound: Bool
  /// Unix milliseconds.
  public var startedAtMilliseconds: Int64
  public var seconds: Int64

  public init(
    callSID: String, account: String, from: String, to: String, isInbound: Bool, startedAtMilliseconds: Int64,
    seconds: Int64
  ) {
    self.callSID = callSID
    self.account = account
    self.from = from
    self.to = to
    self.isInbound = isInbound
    self.startedAtMilliseconds = startedAtMilliseconds
    self.seconds = seconds
  }

  /// A call's id of Twilio's form: `CA` and 32 hexadecimal digits.
  public static func makeSID(_ prefix: String = "CA", using generator: inout some RandomNumberGenerator) -> String {
    prefix + (0..<32).map { _ in String(Int.random(in: 0..<16, using: &generator), radix: 16) }.joined()
  }

  /// The fields of a status callback; `position` is its place among those sent.
  public func fields(of event: Event, position: Int) -> [(String, String)] {
    var fields = common(status(of: event))
    if event == .completed {
      fields.append(("CallDuration", String(seconds)))
      // Billed minutes, each begun one whole.
      fields.append(("Duration", String((seconds + 59) / 60)))
    }
    fields.append(("Timestamp", TwilioText.date(milliseconds: time(of: event))))
    fields.append(("CallbackSource", "call-progress-events"))
    fields.append(("SequenceNumber", String(position)))
    return fields
  }

  /// The fields of the question that an incoming call asks.
  public var incoming: [(String, String)] { common("ringing") }

  private func common(_ status: String) -> [(String, String)] {
    [
      ("AccountSid", account), ("ApiVersion", "2010-04-01"), ("CallSid", callSID), ("CallStatus", status),
      ("Called", to), ("Caller", from), ("Direction", isInbound ? "inbound" : "outbound-api"), ("From", from),
      ("To", to), ("FromCity", ""), ("FromState", ""), ("FromZip", ""), ("FromCountry", "US"), ("ToCity", ""),
      ("ToState", ""), ("ToZip", ""), ("ToCountry", "US"),
    ]
  }

  private func status(of event: Event) -> String {
    switch event {
    case .initiated: "initiated"
    case .ringing: "ringing"
    case .answered: "in-progress"
    case .completed: "completed"
    }
  }

  private func time(of event: Event) -> Int64 {
    event == .completed ? startedAtMilliseconds &+ seconds &* 1_000 : startedAtMilliseconds
  }
}
