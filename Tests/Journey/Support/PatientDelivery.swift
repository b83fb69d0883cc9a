import Foundation

/// Sends calls at a rate, each event again and again until it is answered with a 2xx, as a provider does that never gives up.
///
/// No more are under way than the client has connections: what waits for one in its pool is searched from end to end
/// whenever something times out, which a thousand at a time would keep it busy with.
struct PatientDelivery: Sendable {
  var calls: Int
  var callsPerSecond: Int
  /// Of one event.
  var patience = Duration.seconds(180)

  /// `deliver` sends the event of that number of a call, and answers the status or nil where there was no answer; `events`
  /// says how many a call has. Throws `NeverAccepted`.
  func run(
    events: @escaping @Sendable (_ call: Int) -> Int,
    deliver: @escaping @Sendable (_ call: Int, _ event: Int) async -> UInt?
  ) async throws {
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for sender in 0..<JourneySystem.mostConnections {
        group.addTask {
          for call in stride(from: sender, to: calls, by: JourneySystem.mostConnections) {
            try await Task.sleep(until: start + .milliseconds(call * 1000 / callsPerSecond), clock: .continuous)
            for event in 0..<events(call) { try await untilAccepted { await deliver(call, event) } }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func untilAccepted(_ deliver: () async -> UInt?) async throws {
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline {
      if let status = await deliver(), (200..<300).contains(status) { return }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw NeverAccepted()
  }
}

/// An event was not taken for as long as anybody was patient.
struct NeverAccepted: Error {}
