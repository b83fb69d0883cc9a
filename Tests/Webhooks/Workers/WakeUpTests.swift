import Synchronization
import Testing

@testable import Webhooks

@Suite struct WakeUpTests {
  @Test("a wake-up goes no longer way than the first, however many there were")
  func many() {
    let wakeUp = WakeUp()
    wakeUp.wake()
    let count = Mutex(0)
    wakeUp.connect { count.withLock { $0 += 1 } }
    // Were each wrapped into the one before, the stack would end long before the last.
    for _ in 0..<300_000 { wakeUp.wake() }
    #expect(count.withLock { $0 } == 300_000)
  }
}
