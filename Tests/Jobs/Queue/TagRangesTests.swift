import Identifiers
import Testing

@testable import Jobs

/// How many tags are reserved, and which come out.
struct TagRangesTests {
  private let one = OrganizationID.new()
  private let start = ContinuousClock.now

  @Test("who is seldom seen reserves what is needed, who uses it up at once the double, 256 at most")
  func sizes() {
    var ranges = TagRanges()
    var sizes: [Int] = []
    var last: Int64 = 0
    for _ in 0..<2_000 {
      let (tags, missing) = ranges.take([one: 3], at: start)
      for gap in missing {
        sizes.append(gap.size)
        let rest = ranges.fill(gap, with: .init(start: last, step: 10, isReserved: true), at: start)
        #expect((tags[one]?.count ?? 0) + rest.count == 3, "what is left of a range is used")
        last += Int64(gap.size) * 10
      }
    }
    #expect(sizes.prefix(8) == [3, 6, 12, 24, 48, 96, 192, 256])
    #expect(sizes.dropFirst(7).allSatisfy { $0 == 256 })
  }

  @Test("tags come out one after another, each once, over the ends of ranges too")
  func order() {
    var ranges = TagRanges()
    var all: [Int64] = []
    var last: Int64 = 0
    for count in (1...20) {
      let (tags, missing) = ranges.take([one: count], at: start)
      all += tags[one] ?? []
      for gap in missing {
        all += ranges.fill(gap, with: .init(start: last, step: 7, isReserved: true), at: start)
        last += Int64(gap.size) * 7
      }
    }
    #expect(all == (1...Int64(all.count)).map { $0 * 7 })
    #expect(all.count == 210)
  }

  @Test("more than the largest range is reserved where it is needed at once")
  func many() {
    var ranges = TagRanges()
    let (_, missing) = ranges.take([one: 1_000], at: start)
    #expect(missing == [.init(organizationID: one, count: 1_000, size: 1_000)])
  }

  @Test("what is left after a second is forgotten, however often it was used, and so is the size")
  func life() {
    var ranges = TagRanges()
    for _ in 0..<2 {
      let (_, missing) = ranges.take([one: 1], at: start)
      for gap in missing { _ = ranges.fill(gap, with: .init(start: 0, step: 1, isReserved: true), at: start) }
    }
    #expect(ranges.take([one: 1], at: start + TagRanges.life - .milliseconds(1)).missing.isEmpty)
    let (tags, missing) = ranges.take([one: 2], at: start + TagRanges.life)
    #expect(tags[one] == nil)
    #expect(missing == [.init(organizationID: one, count: 2, size: 2)])
  }

  @Test(
    "who uses a reservation up slowly gets as many again, so that little is forgotten", arguments: [5, 33, 65, 129])
  func steady(perSecond: Int) {
    var ranges = TagRanges()
    var last: Int64 = 0
    let jobs = 60 * perSecond
    for job in 0..<jobs {
      let now = start + .seconds(60) * job / jobs
      for gap in ranges.take([one: 1], at: now).missing {
        _ = ranges.fill(gap, with: .init(start: last, step: 1, isReserved: true), at: now)
        last += Int64(gap.size)
      }
    }
    #expect(Double(last) / Double(jobs) < 1.1)
  }

  @Test("tags that were given back come first, in order, and nothing is reserved for what they are enough for")
  func givenBack() {
    var ranges = TagRanges()
    for gap in ranges.take([one: 4], at: start).missing {
      #expect(ranges.fill(gap, with: .init(start: 0, step: 1, isReserved: true), at: start) == [1, 2, 3, 4])
    }
    ranges.giveBack([4], of: one, at: start)
    ranges.giveBack([2], of: one, at: start)
    let (tags, missing) = ranges.take([one: 2], at: start)
    #expect(tags[one] == [2, 4])
    #expect(missing.isEmpty)
    ranges.giveBack([2, 4], of: one, at: start)
    #expect(ranges.take([one: 1], at: start + TagRanges.life).tags[one] == nil)
    ranges.giveBack([9], of: .new(), at: start)
  }

  @Test("of tags that others have too, no more are used than must be")
  func unreserved() {
    var ranges = TagRanges()
    for _ in 0..<2 {
      for gap in ranges.take([one: 3], at: start).missing {
        #expect(ranges.fill(gap, with: .init(start: 0, step: 1, isReserved: false), at: start) == [1, 2, 3])
      }
    }
    #expect(ranges.take([one: 1], at: start).missing == [.init(organizationID: one, count: 1, size: 12)])
  }
}
