import Foundation
import Postgres
import Testing

@testable import Jobs

struct RunOutcomeTests {
  @Test("how a run ended follows from its error and from why it was stopped")
  func table() {
    let failure = TransientFailure(reason: "not_yet")
    let deferral = JobDeferral(until: .distantFuture, breakerKey: "crm")
    let table: [((any Error)?, StopReason?, RunOutcome)] = [
      (nil, nil, .completed),
      (nil, .deadline, .completed),
      (nil, .leaseLost, .completed),
      (failure, nil, .failed(FailureReason("not_yet"))),
      (deferral, nil, .deferred(deferral)),
      (deferral, .deadline, .failed(.deadlineExceeded)),
      (deferral, .shutdown, .released),
      (deferral, .leaseLost, .leaseLost),
      (failure, .deadline, .failed(.deadlineExceeded)),
      (failure, .leaseLost, .leaseLost),
      (failure, .shutdown, .released),
      (CancellationError(), .deadline, .failed(.deadlineExceeded)),
      (CancellationError(), .shutdown, .released),
      (PostgresError(.cancelled), .shutdown, .released),
      (PermanentFailure(reason: "never"), nil, .refused(FailureReason("never"))),
      (PermanentFailure(reason: "never"), .deadline, .refused(FailureReason("never"))),
      (PermanentFailure(reason: "never"), .leaseLost, .leaseLost),
      (LeaseLost(), nil, .leaseLost),
      (LeaseLost(), .shutdown, .leaseLost),
      (LeaseLost(), .deadline, .leaseLost),
    ]
    for (error, stop, outcome) in table { #expect(RunOutcome(error: error, stop: stop) == outcome) }
  }
}
