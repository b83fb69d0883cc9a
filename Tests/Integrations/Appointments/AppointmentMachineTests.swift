import Testing

@testable import Integrations

@Suite struct AppointmentMachineTests {
  private static let states: [AppointmentMachine] = [
    AppointmentMachine(),
    AppointmentMachine(isSubmitted: true),
    AppointmentMachine(status: .booked, isSubmitted: true, isPlaced: true),
    AppointmentMachine(status: .canceling, isSubmitted: true),
    AppointmentMachine(status: .canceling, isSubmitted: true, isPlaced: true),
    AppointmentMachine(status: .canceled, isSubmitted: true, isPlaced: true),
    AppointmentMachine(status: .failed, reason: "calendar_busy"),
  ]

  private static let news: [AppointmentNews] = [
    .isFree, .isBusy, .hasPassed, .lookRefused("x"), .isPlaced, .wasRemoved, .insertRefused("x"), .isGone(nil),
    .isGone("x"),
  ]

  @Test("every state hears every news: what belongs to its step moves it, everything else changes nothing")
  func table() {
    // Rows: states in the order above. Columns: news in the order above; `.` is no change.
    let expected = """
      submitted failed  failed  failed  .       .        .        .        .
      .         .       .       .       booked  failed   failed   .        .
      .         .       .       .       .       .        .        .        .
      .         .       .       .       placed  canceled canceled .        .
      .         .       .       .       .       .        .        canceled canceled
      .         .       .       .       .       .        .        .        .
      .         .       .       .       .       .        .        .        .
      """
    let rows = expected.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    for (state, row) in zip(Self.states, rows) {
      #expect(row.count == Self.news.count)
      for (news, word) in zip(Self.news, row) {
        var machine = state
        machine.hear(news)
        #expect(Self.change(from: state, to: machine) == word, "\(state) hears \(news)")
      }
    }
  }

  @Test("taking it back asks nobody where nothing was submitted, and what is over stays as it is")
  func cancel() {
    let expected: [AppointmentStatus] = [.canceled, .canceling, .canceling, .canceling, .canceling, .canceled, .failed]
    for (state, status) in zip(Self.states, expected) {
      var machine = state
      machine.cancel()
      #expect(machine.status == status)
      #expect(machine.isSubmitted == state.isSubmitted && machine.isPlaced == state.isPlaced)
    }
    var taken = AppointmentMachine(isSubmitted: true)
    taken.cancel()
    #expect(taken.next == .insert)
    taken.hear(.isPlaced)
    #expect(taken.next == .remove)
    taken.hear(.isGone(nil))
    #expect(taken.status == .canceled && taken.next == .rest)
  }

  private static func change(from before: AppointmentMachine, to after: AppointmentMachine) -> String {
    if before == after { return "." }
    if before.status != after.status { return after.status.rawValue }
    return after.isPlaced ? "placed" : "submitted"
  }
}
