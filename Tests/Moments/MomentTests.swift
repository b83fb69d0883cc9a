import Moments
import Testing

@Suite("A moment")
struct MomentTests {
  @Test("is that of the continuous clock, to the nanosecond, there and back")
  func clocks() {
    let instant = ContinuousClock.now
    #expect(ContinuousClock.Instant(Moment(instant)) == instant)
    let before = Moment.now
    let moment = Moment(ContinuousClock.now)
    // Both clocks are the same one of the kernel, read at two times.
    #expect(before.duration(to: moment) > .milliseconds(-1))
    #expect(moment.duration(to: .now) > .milliseconds(-1))
  }

  @Test(
    "counts with durations",
    arguments: [
      (Duration.zero, Int64(5)), (.nanoseconds(7), 12), (.seconds(2), 2_000_000_005), (.nanoseconds(-9), -4),
      (.milliseconds(-1_500), 5 - 1_500_000_000),
    ])
  func addition(_ duration: Duration, _ expected: Int64) {
    let moment = Moment(nanoseconds: 5)
    #expect((moment + duration).nanoseconds == expected)
    #expect(moment.duration(to: moment + duration) == duration)
    #expect(moment + duration - duration == moment)
  }

  @Test("stops at its ends, where a duration is longer than can be told", arguments: [1, -1])
  func ends(_ sign: Int) {
    let far = Duration.seconds(Int64.max) * sign
    #expect(Moment(nanoseconds: 5) + far == Moment(nanoseconds: sign > 0 ? .max : .min))
    #expect(Moment(nanoseconds: 5) + .seconds(10_000_000_000) * sign == Moment(nanoseconds: sign > 0 ? .max : .min))
  }

  @Test("later by milliseconds")
  func milliseconds() {
    #expect(Moment(nanoseconds: 5).adding(milliseconds: .max).nanoseconds == 4_294_967_295_000_005)
  }
}
