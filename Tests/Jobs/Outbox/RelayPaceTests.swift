import Resilience
import TestSupport
import Testing

@testable import Jobs

struct RelayPaceTests {
  @Test("failures halve the batch down to one and lengthen the rests; successes double it up again")
  func pace() {
    var random = SeededGenerator(1)
    var pace = RelayPace(maximumBatchSize: 200, backoff: Backoff(base: .milliseconds(200), cap: .seconds(5)))
    #expect(pace.batchSize == 200)
    for (size, longest) in [(100, 200), (50, 400), (25, 800), (12, 1600), (6, 3200), (3, 5000), (1, 5000), (1, 5000)] {
      let rest = pace.failed(using: &random)
      #expect(pace.batchSize == size)
      #expect(rest <= .milliseconds(longest))
    }
    for size in [2, 4, 8, 16, 32, 64, 128, 200, 200] {
      pace.delivered()
      #expect(pace.batchSize == size)
    }
    #expect(pace.failed(using: &random) <= .milliseconds(200))
  }
}
