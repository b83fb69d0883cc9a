/// How far one taking of money is, decided by what the provider says. Without I/O.
///
///     requested ──permitted──▶ submitting ──lost──▶ unknown
///         │ refused              │  ▲ not confirmed    │
///         ▼                      ▼  └──────────────────┘
///      canceled          succeeded · failed · canceled · requires_action
///
/// The PaymentIntent is created unconfirmed, its id is stored, then that id is confirmed. So what is unknown is found out by
/// reading that id, and no second intent is ever made. Money that the provider took is credited in any state.
struct RechargeMachine: Sendable, Hashable {
  enum State: String, Sendable, Hashable, CaseIterable {
    /// Nothing was sent. To submitting or canceled.
    case requested
    /// The provider is being asked. To every other but requested.
    case submitting
    /// An answer was lost, or the provider itself does not know yet. To every other but requested.
    case unknown
    /// The card's owner must act. To unknown, succeeded, failed or canceled.
    case requiresAction = "requires_action"
    /// The money came. Final.
    case succeeded
    /// The card refused. To succeeded, where the provider takes the money all the same.
    case failed
    /// Given up before any money moved. To succeeded likewise.
    case canceled

    /// Whether it holds the wallet's one place.
    var isLive: Bool {
      switch self {
      case .requested, .submitting, .unknown, .requiresAction: true
      case .succeeded, .failed, .canceled: false
      }
    }
  }

  /// What the provider says of the PaymentIntent.
  enum Report: Sendable, Hashable, CaseIterable {
    case unconfirmed
    case processing
    case actionRequired
    case declined
    case succeeded
    case canceled
  }

  enum Event: Sendable, Hashable {
    /// Caps, rule and wallet allow it.
    case permitted
    /// They do not.
    case refused
    /// The PaymentIntent exists and is not confirmed.
    case created(String)
    case reported(Report)
    /// A request may or may not have been carried out.
    case lost
    /// The provider will not carry out the request, ever.
    case rejected
    /// Its idempotency keys are forgotten and there is no intent.
    case expired
  }

  /// What follows, beside the new state.
  enum Action: Sendable, Hashable {
    /// Credit what the provider took.
    case credit
    /// A card refused: the rule waits longer.
    case countDecline
    /// Tell the owner that the card's owner must act.
    case askForAction
    /// Tell the owner that it came to nothing.
    case tellFailure
  }

  /// What to ask the provider next.
  enum Question: Sendable, Hashable {
    case create
    case confirm(String)
    case read(String)
  }

  var state = State.requested
  /// Empty until the PaymentIntent is made.
  var intent = ""

  /// Nil where there is nothing to ask: the event that comes next is not the provider's answer.
  var question: Question? {
    switch state {
    case .submitting: intent.isEmpty ? .create : .confirm(intent)
    case .unknown: intent.isEmpty ? .create : .read(intent)
    case .requested, .requiresAction, .succeeded, .failed, .canceled: nil
    }
  }

  /// Events may come in any order and again and again: two workers, answers and webhooks tell the same fact. One that does
  /// not fit is such a lawful race and changes nothing.
  mutating func handle(_ event: Event) -> [Action] {
    switch (event, state) {
    case (.permitted, .requested):
      state = .submitting
      return []
    case (.refused, .requested):
      state = .canceled
      return [.tellFailure]
    case (.created(let id), _):
      // The same idempotency key made the same intent: a second answer names the first one's.
      if intent.isEmpty { intent = id }
      if state == .unknown { state = .submitting }
      return []
    case (.reported(let report), _): return handle(report)
    case (.lost, .submitting):
      state = .unknown
      return []
    case (.rejected, .submitting), (.rejected, .unknown):
      state = .failed
      return [.countDecline, .tellFailure]
    case (.expired, .submitting) where intent.isEmpty, (.expired, .unknown) where intent.isEmpty:
      state = .canceled
      return [.tellFailure]
    case (.permitted, _), (.refused, _), (.lost, _), (.rejected, _), (.expired, _):
      return []
    }
  }

  private mutating func handle(_ report: Report) -> [Action] {
    switch (report, state) {
    case (_, .requested), (_, .succeeded):
      // Nothing was sent that could be reported, or all is said.
      return []
    case (.succeeded, _):
      state = .succeeded
      return [.credit]
    case (_, .failed), (_, .canceled):
      return []
    case (.unconfirmed, .submitting), (.unconfirmed, .unknown):
      state = .submitting
      return []
    case (.unconfirmed, .requiresAction), (.actionRequired, .requiresAction):
      return []
    case (.processing, _):
      state = .unknown
      return []
    case (.actionRequired, _):
      state = .requiresAction
      return [.askForAction]
    case (.declined, _):
      state = .failed
      return [.countDecline, .tellFailure]
    case (.canceled, .requiresAction):
      // Its owner did not act in time, which is as good as a refusal.
      state = .canceled
      return [.countDecline, .tellFailure]
    case (.canceled, _):
      state = .canceled
      return [.tellFailure]
    }
  }
}
