import Testing

@testable import Billing

@Suite("How far one taking of money is")
struct RechargeMachineTests {
  typealias State = RechargeMachine.State
  typealias Event = RechargeMachine.Event

  /// Every event that there is, once with and once without an intent known before.
  static let events: [(String, Event)] = [
    ("permitted", .permitted), ("refused", .refused), ("created", .created("pi_1")),
    ("unconfirmed", .reported(.unconfirmed)), ("processing", .reported(.processing)),
    ("action", .reported(.actionRequired)), ("declined", .reported(.declined)), ("paid", .reported(.succeeded)),
    ("canceled", .reported(.canceled)), ("lost", .lost), ("rejected", .rejected), ("expired", .expired),
  ]

  /// Rows: states with an intent. Columns: events, in the order above. `-` is no change.
  static let table = """
                     permitted  refused  created unconfirmed processing action   declined paid  canceled lost  rejected expired
    requested        submitting canceled -       -           -          -        -        -     -        -     -        -
    submitting       -          -        -       -           unknown    action   failed   paid  canceled unkn  failed   -
    unknown          -          -        subm    submitting  -          action   failed   paid  canceled -     failed   -
    requires_action  -          -        -       -           unknown    -        failed   paid  canceled -     -        -
    succeeded        -          -        -       -           -          -        -        -     -        -     -        -
    failed           -          -        -       -           -          -        -        paid  -        -     -        -
    canceled         -          -        -       -           -          -        -        paid  -        -     -        -
    """
  private static let words: [String: State] = [
    "submitting": .submitting, "subm": .submitting, "canceled": .canceled, "unknown": .unknown, "unkn": .unknown,
    "action": .requiresAction, "failed": .failed, "paid": .succeeded,
  ]

  static let rows: [(State, [State?])] = table.split(separator: "\n").dropFirst().map { line in
    let cells = line.split(separator: " ").map(String.init)
    return (State(rawValue: cells[0])!, cells.dropFirst().map { words[$0] })
  }

  @Test("every event in every state leads where the table says", arguments: rows)
  func table(state: State, expected: [State?]) {
    #expect(expected.count == Self.events.count)
    for ((name, event), next) in zip(Self.events, expected) {
      var machine = RechargeMachine(state: state, intent: "pi_1")
      let actions = machine.handle(event)
      #expect(machine.state == next ?? state, "\(state) \(name)")
      #expect(machine.intent == "pi_1")
      if next == nil { #expect(actions.isEmpty, "\(state) \(name): what changes nothing leads to nothing") }
    }
  }

  @Test("the table has every state and every report")
  func isComplete() {
    #expect(Set(Self.rows.map(\.0)) == Set(State.allCases))
    let reports = Self.events.compactMap { event in
      if case .reported(let report) = event.1 { report } else { nil }
    }
    #expect(Set(reports) == Set(RechargeMachine.Report.allCases))
  }

  @Test("only the provider's word credits, once, and it does so in every state in which something was sent")
  func credit() {
    for state in State.allCases {
      for (name, event) in Self.events {
        var machine = RechargeMachine(state: state, intent: "pi_1")
        let credits = machine.handle(event).contains(.credit)
        let expected = event == .reported(.succeeded) && state != .requested && state != .succeeded
        #expect(credits == expected, "\(state) \(name)")
      }
    }
  }

  @Test("an intent is stored before it is confirmed, and what is unknown is read, never made again")
  func questions() {
    var machine = RechargeMachine()
    #expect(machine.question == nil)
    _ = machine.handle(.permitted)
    #expect(machine.question == .create)
    _ = machine.handle(.lost)
    #expect(machine.question == .create, "the same key makes the same intent, and an unconfirmed one takes nothing")
    _ = machine.handle(.created("pi_1"))
    #expect(machine.question == .confirm("pi_1"))
    _ = machine.handle(.lost)
    #expect(machine.question == .read("pi_1"))
    _ = machine.handle(.created("pi_2"))
    #expect(machine.intent == "pi_1")
    _ = machine.handle(.reported(.unconfirmed))
    #expect(machine.question == .confirm("pi_1"))
  }

  @Test("without an intent a day's silence ends it; with one it never does")
  func expiry() {
    for state in [State.submitting, .unknown] {
      var nothing = RechargeMachine(state: state)
      #expect(nothing.handle(.expired) == [.tellFailure])
      #expect(nothing.state == .canceled)
      var something = RechargeMachine(state: state, intent: "pi_1")
      #expect(something.handle(.expired) == [])
      #expect(something.state == state)
    }
  }
}
