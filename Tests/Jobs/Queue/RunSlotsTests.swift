import TestSupport
import Testing

@testable import Jobs

struct RunSlotsTests {
  @Test("one who waits gets the slot that is given back")
  func turns() async {
    let slots = RunSlots(1)
    #expect(await slots.take())
    async let second = slots.take()
    slots.giveBack()
    #expect(await second)
  }

  @Test("one who is cancelled gets no slot and keeps none")
  func cancelled() async {
    let slots = RunSlots(1)
    #expect(await slots.take())
    let got = await withTaskGroup(of: Bool.self) { group in
      group.addTask { await slots.take() }
      group.cancelAll()
      return await group.next()
    }
    #expect(got == false)
    slots.giveBack()
    #expect(await slots.take())
  }
}
